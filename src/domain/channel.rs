//! The ways in which people reach each other.

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// How a message or a call travels.
    Channel, "channel", {
        /// Electronic mail.
        Email = "email",
        /// A call.
        Phone = "phone",
        /// A letter or a card.
        Post = "post",
        /// Face to face.
        InPerson = "in-person",
        /// A message inside a platform.
        Message = "message",
        /// A text message to a phone.
        Text = "text",
    }
}
