# Everything that is checked before a change lands.
check: format lint test docs deny faults

# Formats must not differ.
format:
    cargo fmt --check

# Warnings are errors.
lint:
    cargo clippy --all-targets --locked -- -D warnings

test:
    cargo test

# Meets every write with a fault (about twenty minutes), where strace is installed.
faults:
    cargo build --locked
    tests/every_fault.sh

docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked

# Licences and duplicates, where cargo-deny is installed.
deny:
    command -v cargo-deny >/dev/null && cargo deny check || echo "cargo-deny is not installed: skipped"

# Writes the page of the keys anew from the key table.
keys:
    CALLBACK_KEYS=write cargo test --test it keys_page

# Prints the measures of the house beside their budgets.
house:
    bash tests/house.sh

# Draws the picture in the README anew from the real program.
picture:
    CALLBACK_PICTURE=write cargo test --test it picture
