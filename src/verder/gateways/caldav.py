"""CalDAV (RFC 4791, 6578, 6764): calendars of a user's own server, keyed by UID."""

from collections.abc import Collection, Iterator, Mapping
from http import HTTPStatus
from itertools import islice
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

from verder.gateways.calendars import Changes, Clash, FoundCalendar, Mark, Stored
from verder.gateways.dav_xml import CALDAV, Multistatus, Told, body, element, multistatus, prop
from verder.gateways.http import Answer, Login, Session, host_of
from verder.gateways.trouble import Trouble

XML: Final = "application/xml; charset=utf-8"
MULTISTATUS: Final = 207
TRUNCATED: Final = 507
BATCH: Final = 50
MOST_PARTS: Final = 50
WRITTEN: Final = frozenset({200, 201, 204})
CLASHES: Final = frozenset({403, 409, 412})
GONE: Final = frozenset({404, 410})
WELL_KNOWN: Final = "/.well-known/caldav"
ASKED: Final = (
    "d:current-user-principal",
    "d:resourcetype",
    "d:displayname",
    "c:calendar-home-set",
    "c:supported-calendar-component-set",
    "d:current-user-privilege-set",
)


class CalDav:
    """Speaks with one server for one user; `calendar` is the address of the chosen calendar."""

    def __init__(self, login: Login, calendar: str = "") -> None:
        self.session, self.login = Session(login), login
        self.calendar = calendar if calendar.endswith("/") or not calendar else f"{calendar}/"

    def close(self) -> None:
        """End all connections."""
        self.session.close()

    # Finding calendars

    def calendars(self) -> list[FoundCalendar]:
        """Return the calendars: of the address itself, of its user, or of where the host points."""
        start = self.login.address
        for address in dict.fromkeys((start, urljoin(start, WELL_KNOWN), urljoin(start, "/"))):
            found = self._calendars_at(address)
            if found:
                return found
        raise Trouble("server_no_calendars", needs_user=True, host=host_of(start))

    def _calendars_at(self, address: str) -> list[FoundCalendar]:
        answer = self._propfind(address, 0, *ASKED)
        if answer is None:
            return []
        address, told = answer
        own = told.told[0] if told.told else Told("", HTTPStatus.NOT_FOUND)
        home = own.href_in("c:calendar-home-set")
        if not home and (principal := own.href_in("d:current-user-principal")):
            home, address = self._home_of(urljoin(address, principal), address)
        if home:
            return self._calendars_in(urljoin(address, home))
        return self._calendars_in(address)

    def _home_of(self, principal: str, address: str) -> tuple[str, str]:
        answer = self._propfind(principal, 0, "c:calendar-home-set")
        if answer is None or not answer[1].told:
            return "", address
        return answer[1].told[0].href_in("c:calendar-home-set"), answer[0]

    def _calendars_in(self, address: str) -> list[FoundCalendar]:
        answer = self._propfind(address, 1, *ASKED)
        if answer is None:
            return []
        return [
            FoundCalendar(
                address=urljoin(answer[0], each.href),
                name=each.text("d:displayname") or unquote(each.href.rstrip("/").split("/")[-1]),
                is_writable=_is_writable(each),
            )
            for each in answer[1].told
            if each.has("d:resourcetype", "c:calendar") and _keeps_events(each)
        ]

    # What changed

    def mark(self) -> Mark:
        """Return the token and the mark of the calendar as it is now."""
        answer = self._propfind(self.calendar, 0, "d:sync-token", "s:getctag")
        if answer is None or not answer[1].told:
            raise Trouble("server_calendar_gone", needs_user=True, host=host_of(self.calendar))
        told = answer[1].told[0]
        return Mark(token=told.text("d:sync-token"), whole=told.text("s:getctag"))

    def changes(self, since: Mark, known: Mapping[str, str]) -> Changes:
        """Return what changed by the server's token; without one by the version of each event."""
        if since.token:
            found = self._changes_since(since, known)
            if found is not None:
                return found
        now = self.mark()
        if now.whole and now.whole == since.whole:
            return Changes(mark=now)
        there = self._versions()
        return Changes(
            changed=frozenset(
                place for place in known if place in there and there[place] != known[place]
            ),
            removed=frozenset(known.keys() - there.keys()),
            mark=now,
        )

    def _changes_since(self, since: Mark, known: Mapping[str, str]) -> Changes | None:
        """Return what changed since a token; None where the server knows it no more."""
        changed: set[str] = set()
        removed: set[str] = set()
        token = since.token
        for _part in range(MOST_PARTS):
            answer = self._report(
                "d:sync-collection",
                element("d:sync-token", token),
                "<d:sync-level>1</d:sync-level>",
                prop("d:getetag"),
            )
            if answer.status != MULTISTATUS:
                return None
            told = self._multistatus(answer)
            for each in told.told:
                place = self._place(each.href)
                if each.status in GONE:
                    removed.add(place)
                    changed.discard(place)
                elif known.get(place, "") != each.text("d:getetag"):
                    changed.add(place)
                    removed.discard(place)
            token = told.token or token
            if all(each.status != TRUNCATED for each in told.told):
                break
        return Changes(
            changed=frozenset(changed & known.keys()),
            removed=frozenset(removed & known.keys()),
            mark=Mark(token=token, whole=since.whole),
        )

    def _versions(self) -> dict[str, str]:
        answer = self._propfind(self.calendar, 1, "d:getetag")
        if answer is None:
            raise Trouble("server_calendar_gone", needs_user=True, host=host_of(self.calendar))
        own = self._place(self.calendar)
        told = {self._place(each.href): each.text("d:getetag") for each in answer[1].told}
        return {place: version for place, version in told.items() if version and place != own}

    # Events

    def fetch(self, places: Collection[str]) -> list[Stored]:
        """Return the events at these places, a batch at a time."""
        found: list[Stored] = []
        waiting = iter(sorted(places))
        while batch := list(islice(waiting, BATCH)):
            asked = (element("d:href", quote(place)) for place in batch)
            answer = self._report(
                "c:calendar-multiget", prop("d:getetag", "c:calendar-data"), *asked
            )
            found.extend(self._stored(answer))
        return found

    def find(self, uid: str) -> Stored | None:
        """Return the event of this number by asking for it."""
        match = element("c:text-match", uid, ' collation="i;octet"')
        inner = f'<c:prop-filter name="UID">{match}</c:prop-filter>'
        event = f'<c:comp-filter name="VEVENT">{inner}</c:comp-filter>'
        answer = self._report(
            "c:calendar-query",
            prop("d:getetag", "c:calendar-data"),
            f'<c:filter><c:comp-filter name="VCALENDAR">{event}</c:comp-filter></c:filter>',
        )
        # Servers may match a part of it, or not at all.
        return next((each for each in self._stored(answer) if uid.encode() in each.content), None)

    def put(self, place: str, content: bytes, *, version: str = "") -> str:
        """Keep an event, only in the place of the version that is known."""
        condition = {"If-Match": version} if version else {"If-None-Match": "*"}
        headers = {"Content-Type": "text/calendar; charset=utf-8", **condition}
        answer = self.session.ask("PUT", self._address(place), content=content, headers=headers)
        if answer.status in CLASHES:
            if answer.status == HTTPStatus.FORBIDDEN and b"no-uid-conflict" not in answer.content:
                raise Trouble("server_not_writable", needs_user=True, host=host_of(self.calendar))
            raise Clash
        if answer.status not in WRITTEN:
            raise self._refusal(answer)
        if kept := answer.headers.get("etag", ""):
            return kept
        return next((each.version for each in self.fetch([place])), "")

    def delete(self, place: str, *, version: str) -> None:
        """Remove an event, unless it changed there; one that is gone already is gone."""
        answer = self.session.ask("DELETE", self._address(place), headers={"If-Match": version})
        if answer.status in {HTTPStatus.CONFLICT, HTTPStatus.PRECONDITION_FAILED}:
            raise Clash
        if answer.status not in WRITTEN | GONE:
            raise self._refusal(answer)

    def new_place(self, uid: str) -> str:
        """Return where a new event goes: named by its number, so that it never doubles."""
        return self._place(urljoin(self.calendar, f"{quote(uid, safe='')}.ics"))

    # The protocol

    def _place(self, href: str) -> str:
        """Return where something lies on the host, written one way."""
        return unquote(urlsplit(urljoin(self.calendar, href)).path)

    def _address(self, place: str) -> str:
        return urljoin(self.calendar, quote(place))

    def _propfind(self, address: str, depth: int, *names: str) -> tuple[str, Multistatus] | None:
        """Return where an address led and what is told of it; None where there is nothing."""
        answer = self.session.ask(
            "PROPFIND",
            address,
            content=body("d:propfind", prop(*names)),
            headers={"Depth": str(depth), "Content-Type": XML},
        )
        if answer.status == MULTISTATUS:
            return answer.address, self._multistatus(answer)
        if answer.status == HTTPStatus.FORBIDDEN:
            raise Trouble("server_login_refused", needs_user=True, host=host_of(address))
        return None

    def _report(self, kind: str, *children: str) -> Answer:
        return self.session.ask(
            "REPORT",
            self.calendar,
            content=body(kind, *children),
            headers={"Depth": "1", "Content-Type": XML},
        )

    def _stored(self, answer: Answer) -> Iterator[Stored]:
        if answer.status != MULTISTATUS:
            raise self._refusal(answer)
        for each in self._multistatus(answer).told:
            content = each.properties.get("c:calendar-data")
            if content is not None and content.text:
                yield Stored(
                    place=self._place(each.href),
                    version=each.text("d:getetag"),
                    content=content.text.encode(),
                )

    def _multistatus(self, answer: Answer) -> Multistatus:
        return multistatus(answer.content, host_of(answer.address))

    def _refusal(self, answer: Answer) -> Trouble:
        host = host_of(answer.address)
        if answer.status in GONE:
            return Trouble("server_calendar_gone", needs_user=True, host=host)
        if answer.status in {HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED}:
            return Trouble("server_not_writable", needs_user=True, host=host)
        return Trouble("server_failed", host=host, status=answer.status)


def _keeps_events(told: Told) -> bool:
    kinds = told.properties.get("c:supported-calendar-component-set")
    if kinds is None:
        return True
    return "VEVENT" in {each.get("name") for each in kinds.iter(f"{{{CALDAV}}}comp")}


def _is_writable(told: Told) -> bool:
    """Return whether events can be kept; a server that does not say is tried."""
    name = "d:current-user-privilege-set"
    if name not in told.properties:
        return True
    rights = ("d:write", "d:write-content", "d:bind", "d:all")
    return any(told.has(name, f"d:privilege/{right}") for right in rights)
