from verder.domain.values.missing import NotComputable


def test_the_same_reason_is_the_same_answer() -> None:
    assert NotComputable("no_revenue") == NotComputable("no_revenue")
    assert NotComputable("no_revenue") != NotComputable("cost_unknown")
    assert NotComputable("no_revenue") != "no_revenue"
    assert len({NotComputable("a"), NotComputable("a"), NotComputable("b")}) == 2


def test_it_says_its_reason() -> None:
    assert repr(NotComputable("no_revenue")) == "NotComputable('no_revenue')"
    assert str(NotComputable("no_revenue")) == "no_revenue"
