#!/usr/bin/env python3
"""Writes the holiday table that the program carries: calendars.txt, beside this file.

Usage, with the package `holidays` from PyPI installed (its version goes into the table's first line):

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install holidays
    /tmp/venv/bin/python assets/holidays/generate.py

Public holidays only, as businesses observe them, weekends included. The first lines begin with `#`. Then comes one
line per calendar, sorted by name, countries (`DE`) before their subdivisions (`DE-BE`):

    NAME every-year 2025 2026 …

A calendar that knows fewer years than the table has them after its name, as `2025-2026`. Each group is a run of
days, a letter for the month (a is January) and two digits for the day, `-` when it is empty. A day that comes in
every year stands only in the first group. A subdivision lists what it has besides its country; after `/` comes what
its country has and it has not.
"""

import pathlib
import sys

import holidays

YEARS = range(2025, 2037)


def days_of(country, subdivision=None):
    """Returns the holidays of a calendar as one set of (month, day) per year."""
    found = holidays.country_holidays(country, subdiv=subdivision, years=YEARS)
    by_year = {year: set() for year in YEARS}
    for day in found:
        if day.year in by_year:
            by_year[day.year].add((day.month, day.day))
    return by_year


def split(by_year):
    """Splits days into those of every year and the others of each year."""
    every = set.intersection(*by_year.values())
    return [every] + [days - every for days in by_year.values()]


def text(days):
    """Returns a group of days."""
    return "".join(f"{chr(ord('a') + month - 1)}{day:02}" for month, day in sorted(days))


def group(added, removed=()):
    """Returns a group with what it adds and what it takes away."""
    whole = text(added) + ("/" + text(removed) if removed else "")
    return whole or "-"


def difference(country, subdivision):
    """Returns the groups of a subdivision, relative to its country."""
    added = split({year: subdivision[year] - country[year] for year in YEARS})
    removed = split({year: country[year] - subdivision[year] for year in YEARS})
    return [group(more, less) for more, less in zip(added, removed)]


def covered(country):
    """Returns the years that a country knows, when it does not know all of the table's."""
    calendar = holidays.country_holidays(country)
    first, last = max(calendar.start_year, YEARS[0]), min(calendar.end_year, YEARS[-1])
    return [] if (first, last) == (YEARS[0], YEARS[-1]) else [f"{first}-{last}"]


def line(name, years, groups):
    """Returns a line without the empty groups at its end; blanks in names become `_`."""
    while groups and groups[-1] == "-":
        groups.pop()
    return " ".join([name.replace(" ", "_"), *years, *groups])


def main():
    supported = holidays.list_supported_countries(include_aliases=False)
    calendars = {name: parts for name, parts in supported.items() if len(name) == 2}
    lines = [
        f"# Public holidays {YEARS[0]} to {YEARS[-1]}, from the Python package holidays {holidays.__version__} (MIT).",
        "# Written by generate.py, which tells how to read it; not to be edited.",
    ]
    for country in sorted(calendars):
        days = days_of(country)
        years = covered(country)
        lines.append(line(country, years, [group(part) for part in split(days)]))
        for subdivision in sorted(calendars[country]):
            own = days_of(country, subdivision)
            lines.append(line(f"{country}-{subdivision}", years, difference(days, own)))
    target = pathlib.Path(__file__).with_name("calendars.txt")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target}: {len(lines) - 2} calendars, {target.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
