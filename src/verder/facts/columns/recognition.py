"""Which header stands for which field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verder.facts.answers import Answers
from verder.facts.columns.contents import ENOUGH, Contents
from verder.facts.columns.headers import TURN
from verder.facts.columns.vocabulary import CONTAINED, EQUAL, terms_of, vocabulary
from verder.facts.failures import FileRefused
from verder.facts.fields import Field, Layout
from verder.facts.findings import Note, Question
from verder.facts.packages import columns_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """The column of each field, by its place among the headers."""

    columns: Mapping[str, int]
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    score: int
    at: int
    field: Field


def recognise(
    *,
    layout: Layout,
    headers: Sequence[str],
    contents: Sequence[Contents],
    answers: Answers,
    file: str,
) -> Recognition:
    """Give each field the header that fits best; none serves twice, answers come first."""
    answered = _answered(layout, headers, answers, file)
    columns = {name: at for name, at in answered.items() if at is not None}
    for name, at in columns_of(headers, layout.name).items():
        if name not in answered and at not in columns.values():
            columns[name] = at
    taken = {*answered, *columns}
    open_fields = [field for field in layout.fields if field.name not in taken]
    candidates = _candidates(layout, open_fields, headers, contents)
    questions: list[Question] = []
    for candidate in candidates:
        name = candidate.field.name
        if name in columns or candidate.at in columns.values():
            continue
        columns[name] = candidate.at
        questions += _doubt(candidate, candidates, headers, columns)
    if not taken & {"customer", "customer_name"}:
        _take_codes_for_numbers(columns, candidates, contents)
    return Recognition(
        columns=columns,
        questions=tuple(questions),
        notes=_notes(layout, headers, columns),
    )


def _take_codes_for_numbers(
    columns: dict[str, int], candidates: Sequence[_Candidate], contents: Sequence[Contents]
) -> None:
    """Let the only column of customers give their numbers, where it holds codes and no names."""
    at = columns.get("customer_name")
    fitting = {one.at for one in candidates if one.field.name == "customer"}
    if at in fitting and "customer" not in columns and contents[at].codes >= ENOUGH:
        columns["customer"] = columns.pop("customer_name")


def canonical(layout: Layout, headers: Sequence[str]) -> Recognition:
    """Return the columns of a table whose headers are the names of fields."""
    names = {field.name for field in layout.fields}
    return Recognition(columns={header: at for at, header in enumerate(headers) if header in names})


def _answered(
    layout: Layout, headers: Sequence[str], answers: Answers, file: str
) -> dict[str, int | None]:
    fields = [field.name for field in layout.fields]
    places = {" ".join(header.casefold().split()): at for at, header in enumerate(headers)}
    places |= {header: at for at, header in enumerate(headers)}
    found: dict[str, int | None] = {}
    for name, header in answers.columns.items():
        if name not in fields:
            raise FileRefused("unknown_field", file=file, text=name, fields=fields)
        at = places.get(header, places.get(" ".join(header.casefold().split())))
        if header and at is None:
            raise FileRefused(
                "unknown_column", file=file, field=name, column=header, headers=list(headers)
            )
        found[name] = at if header else None
    return found


def _candidates(
    layout: Layout, fields: Sequence[Field], headers: Sequence[str], contents: Sequence[Contents]
) -> list[_Candidate]:
    """Return every fitting pair of a field and a header, the best first."""
    terms = terms_of(layout)
    found = [
        _Candidate(score=worth, at=at, field=field)
        for at, header in enumerate(headers)
        for field in fields
        if (score := terms[field.name].score(header))
        and (worth := _worth(score, field, contents[at])) is not None
    ]
    return sorted(found, key=lambda one: (-one.score, one.at))


def _worth(score: int, field: Field, contents: Contents) -> int | None:
    """Return the score after a look at what the column holds, None where it cannot serve.

    Where the figures hang on the field, a header that says so exactly serves even
    if its values say otherwise and no other column fits: the rows tell what is wrong.
    """
    if contents.is_empty:
        return score - EQUAL
    if contents.may_hold(field):
        return score
    return score - 2 * EQUAL if field.name in INDISPENSABLE and score > CONTAINED else None


def _doubt(
    chosen: _Candidate,
    candidates: Sequence[_Candidate],
    headers: Sequence[str],
    columns: Mapping[str, int],
) -> list[Question]:
    """Ask, where another column fits a field that decides the figures just as well."""
    name = chosen.field.name
    if name not in DECIDING or chosen.score <= 0:
        return []
    equals = [
        headers[other.at]
        for other in candidates
        if other.field.name == name
        and other.at not in columns.values()
        and TURN.sub("", headers[other.at]) == TURN.sub("", headers[chosen.at])
    ]
    options = (headers[chosen.at], *equals)
    about = f"columns.{name}"
    return [Question(about=about, code="two_columns", options=options)] if equals else []


INDISPENSABLE = frozenset({"date", "amount"})
DECIDING = frozenset({"date", "amount", "customer", "number", "currency", "rate"})


def _notes(layout: Layout, headers: Sequence[str], columns: Mapping[str, int]) -> tuple[Note, ...]:
    at = columns.get("amount")
    if at is None or not vocabulary(layout.name)["amount"].says_with_vat(headers[at]):
        return ()
    return (Note(code="amount_may_include_vat", details={"column": headers[at]}),)
