"""A kind of record that comes in spreadsheets: everything but what a row of it means."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

from imports.kinds import Finding, Findings, ImportKind, Job, LocalFile, Outcome
from imports.sheets.cells import CellError, alike, text_of
from imports.sheets.entries import LONGEST_WORDS, Entry, Table
from imports.sheets.headings import not_read, places_of
from imports.sheets.opening import open_sheet

# Lines between two words about how far a reading has come.
_TOLD_EVERY = 500
_MOST_WORDS = 60
LONGEST_NOTE = 600


class SheetKind(ImportKind):
    """One row is one record, or a part of one, under headings that are ours or the sender's."""

    suffixes = (".csv", ".xlsx")

    @abstractmethod
    def take(self, entries: Sequence[Entry], job: Job, outcome: Outcome) -> None:
        """Say what is wrong with the rows, all of it, and write them if the job says so and nothing is."""

    def headings_of(self, file: LocalFile) -> list[str]:
        with open_sheet(file.path, file.name) as sheet:
            return [heading for heading in dict.fromkeys(sheet.headings) if heading]

    def words_not_known(self, file: LocalFile, columns: Mapping[str, str]) -> dict[str, list[str]]:
        """The sender's words that are none of ours, by our column's name: what `values` has to say."""
        chosen = {column.name: column for column in self.columns if column.choices}
        found: dict[str, dict[str, None]] = {}
        with open_sheet(file.path, file.name) as sheet:
            places, _ = places_of(tuple(self.columns), sheet.headings, columns)
            table = Table(file.name, sheet, chosen, places, {}, Findings())
            known = {name: table.codes(name) for name in chosen if name in places}
            for row in sheet.rows:
                if row.problem:
                    continue
                for name, codes in known.items():
                    word = _word(row.cells[places[name]])
                    if word and alike(word) not in codes and len(found.get(name, ())) < _MOST_WORDS:
                        found.setdefault(name, {}).setdefault(word)
        return {name: list(words) for name, words in found.items()}

    def read(self, job: Job) -> Outcome:
        outcome = Outcome()
        entries: list[Entry] = []
        for file in job.files:
            entries += self._entries_of(file, job, outcome)
        sound = [entry for entry in entries if not entry.is_refused]
        if entries:
            self.take(sound, job, outcome)
        outcome.rows_read = len(entries)
        outcome.rows_refused = sum(entry.is_refused for entry in entries)
        outcome.rows_unchanged = sum(entry.is_unchanged and not entry.is_refused for entry in entries)
        outcome.rows_kept = outcome.rows_read - outcome.rows_refused - outcome.rows_unchanged
        if personal := sum(entry.looks_personal for entry in entries):
            rows = "1 row holds" if personal == 1 else f"{personal:,} rows hold"
            outcome.notes.append(
                f"{rows} what looks like a person, in somebody’s own words: each line is named below. "
                "Take it out of the file and send it again, unless it is nobody."
            )
        outcome.findings.first.sort(key=lambda finding: (finding.file, finding.line or 0))
        return outcome

    def _entries_of(self, file: LocalFile, job: Job, outcome: Outcome) -> list[Entry]:
        columns, findings = tuple(self.columns), outcome.findings
        with open_sheet(Path(file.path), file.name) as sheet:
            outcome.notes += sheet.notes
            places, problems = places_of(columns, sheet.headings, job.columns)
            if problems:
                for words in problems:
                    findings.add(Finding(words[:LONGEST_WORDS], file.name))
                return []
            table = Table(
                file.name, sheet, {column.name: column for column in columns}, places, job.values, findings
            )
            codes = {column.name: table.codes(column.name) for column in columns if column.choices}
            entries = []
            for row in sheet.rows:
                entry = Entry(row, table, codes)
                if row.problem:
                    entry.refuse("", row.problem)
                entries.append(entry)
                if len(entries) % _TOLD_EVERY == 0:
                    # How many there will be is not known yet: this is the first half of the way.
                    job.on_progress(len(entries), 2 * len(entries))
            for words in sheet.problems:
                findings.add(Finding(words[:LONGEST_WORDS], file.name))
            if not entries:
                findings.add(Finding("There are headings, and no row below them.", file.name))
            if left := not_read(sheet.headings, places):
                outcome.notes.append(
                    f"Not read, because they are no columns of ours: {', '.join(left)}."[:600]
                )
        return entries


def _word(value: object) -> str:
    try:
        return text_of(value)  # type: ignore[arg-type]
    except CellError:
        return ""
