"""What alerts are called, the evidence for each in a sentence, and where one acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.domain.identify.abc_analysis import CLASSES
from verder.domain.identify.alerts import (
    Alert,
    AlertKind,
    ClassFall,
    MarginFall,
    NewLoss,
    OrderGap,
    PassedShare,
    StageTurn,
)
from verder.domain.identify.life_cycle import Stage
from verder.web.core import formats
from verder.web.identify.presenters.stages import ADVICE as STAGE_ADVICE
from verder.web.identify.presenters.stages import STAGE_NAMES, days, reason_of
from verder.web.identify.presenters.words import CLASS_OF_ONE, STEP_NAMES, Text, pct

KIND_NAMES: Final[Mapping[AlertKind, Text]] = {
    AlertKind.FALLEN_OUT_OF_A: gettext_lazy("Fallen out of A"),
    AlertKind.LOSS_MAKER: gettext_lazy("New loss-maker"),
    AlertKind.ORDER_GAP: gettext_lazy("Order gap"),
    AlertKind.LIFE_CYCLE: gettext_lazy("Another stage"),
    AlertKind.MARGIN_FALLING: gettext_lazy("Margin falling"),
    AlertKind.CONCENTRATION: gettext_lazy("Concentration"),
}
KIND_ICONS: Final[Mapping[AlertKind, str]] = {
    AlertKind.FALLEN_OUT_OF_A: "arrow-down",
    AlertKind.LOSS_MAKER: "report-money",
    AlertKind.ORDER_GAP: "clock",
    AlertKind.LIFE_CYCLE: "refresh",
    AlertKind.MARGIN_FALLING: "chart-area-line",
    AlertKind.CONCENTRATION: "chart-donut",
}
ADVICE: Final[Mapping[AlertKind, Text]] = {
    AlertKind.FALLEN_OUT_OF_A: gettext_lazy(
        "See which product groups fell away, and ask who delivers them now."
    ),
    AlertKind.LOSS_MAKER: gettext_lazy(
        "Look at price and order pattern before the loss becomes a habit."
    ),
    AlertKind.ORDER_GAP: gettext_lazy(
        "Call this week: a silence twice as long as usual is seldom a coincidence."
    ),
    AlertKind.LIFE_CYCLE: gettext_lazy("Ask for the cause, and write it down."),
    AlertKind.MARGIN_FALLING: gettext_lazy(
        "Find out whether it is price, mix or cost before the next quotation."
    ),
    AlertKind.CONCENTRATION: gettext_lazy(
        "Much hangs on this customer: weigh who depends on whom, and spread the risk."
    ),
}


@dataclass(frozen=True, slots=True)
class Act:
    """Where one acts on an alert, and what that is called."""

    label: str
    address: str


def evidence_words(alert: Alert, before_on: date, currency: str) -> str:
    """Return the evidence of an alert in one sentence; `before_on` is the day a month ago."""
    match alert.evidence:
        case ClassFall() as fall:
            return _class_fall(fall, before_on, currency)
        case OrderGap() as gap:
            return _order_gap(gap)
        case StageTurn() as turn:
            return _("“%(before)s” on %(day)s, now “%(now)s”: %(reason)s") % {
                "before": STAGE_NAMES[turn.before],
                "day": formats.day(before_on),
                "now": STAGE_NAMES[turn.now.stage],
                "reason": reason_of(turn.now),
            }
        case MarginFall() as fall:
            return _margin_fall(fall)
        case PassedShare() as passed:
            return _("%(now)s of all revenue, %(before)s on %(day)s; the limit is %(limit)s") % {
                "now": pct(passed.now, 1),
                "before": pct(passed.before, 1),
                "day": formats.day(before_on),
                "limit": pct(passed.limit, 1),
            }
        case NewLoss() as loss:
            return _new_loss(loss, before_on, currency)
        case _ as other:
            assert_never(other)


def _class_fall(fall: ClassFall, before_on: date, currency: str) -> str:
    text = _(
        "class A on %(day)s, now %(group)s: revenue of twelve months went from %(before)s "
        "to %(now)s"
    )
    group = str(fall.group) if fall.group in CLASSES else str(CLASS_OF_ONE[fall.group])
    return text % {
        "day": formats.day(before_on),
        "group": group,
        "before": formats.money(fall.before, currency),
        "now": formats.money(fall.now, currency),
    }


def _order_gap(gap: OrderGap) -> str:
    text = ngettext(
        "%(silence)s day without an order, where %(usual)s is usual; the last was on %(day)s",
        "%(silence)s days without an order, where %(usual)s is usual; the last was on %(day)s",
        gap.silence,
    )
    told = {"silence": days(gap.silence), "usual": days(gap.usual)}
    return text % {**told, "day": formats.day(gap.last_on)}


def _margin_fall(fall: MarginFall) -> str:
    months = len(fall.shares) - 1
    text = ngettext(
        "margin share down in %(months)s month: %(shares)s (%(first)s to %(last)s)",
        "margin share down %(months)s months in a row: %(shares)s (%(first)s to %(last)s)",
        months,
    )
    return text % {
        "months": formats.number(months),
        "shares": " → ".join(pct(each.share, 1) for each in fall.shares),
        "first": formats.month(fall.shares[0].month),
        "last": formats.month(fall.shares[-1].month),
    }


def _new_loss(loss: NewLoss, before_on: date, currency: str) -> str:
    told = {
        "step": STEP_NAMES[loss.step],
        "now": formats.money(loss.now, currency),
        "day": formats.day(before_on),
    }
    if loss.before is None:
        return _("%(step)s is %(now)s; in the year to %(day)s nothing was bought") % told
    before = formats.money(loss.before, currency)
    return _("%(step)s is %(now)s; on %(day)s it was %(before)s") % {**told, "before": before}


def advice_of(alert: Alert) -> str:
    """Return what to do about an alert."""
    if isinstance(alert.evidence, StageTurn):
        return str(STAGE_ADVICE[alert.evidence.now.stage])
    return str(ADVICE[alert.kind])


def act_of(alert: Alert) -> Act:
    """Return the one place where one acts on an alert."""
    match alert.evidence:
        case ClassFall():
            return _act(_("See what fell away"), "account", alert, "#account-groups")
        case OrderGap():
            return _act(_("See the last orders"), "account_lines", alert)
        case StageTurn() as turn:
            return _act_of_stage(turn, alert)
        case MarginFall():
            return _act(_("Try another price"), "account_profit", alert, "#what-if")
        case PassedShare():
            return _act(_("Weigh the dependence"), "account_mutual", alert)
        case NewLoss():
            return _act(_("Try what helps"), "account_profit", alert, "#what-if")
        case _ as other:
            assert_never(other)


def _act_of_stage(turn: StageTurn, alert: Alert) -> Act:
    if turn.now.stage is Stage.DECLINE:
        return _act(_("Say what they could buy"), "account_inputs", alert)
    if turn.now.stage is Stage.LOST:
        return _act(_("Look back at what happened"), "account_history", alert)
    return _act(_("See the last orders"), "account_lines", alert)


def _act(label: str, name: str, alert: Alert, place: str = "") -> Act:
    return Act(label, reverse(name, args=[alert.account_id]) + place)
