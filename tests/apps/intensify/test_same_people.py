from hypothesis import given, settings
from hypothesis import strategies as st

from verder.apps.intensify.same_people import Known, LikeReason, same_people

HERE, THERE, FAR = (1,), (2,), (3,)


def found(*people: Known) -> list[tuple[int, int, tuple[LikeReason, ...]]]:
    return [(each.first_id, each.second_id, each.reasons) for each in same_people(people)]


def person(key: int, given: str, family: str, **more: tuple[str, ...] | tuple[int, ...]) -> Known:
    return Known(person_id=key, given_name=given, family_name=family, **more)  # type: ignore[arg-type]


def test_each_pair_says_why_and_the_surest_comes_first() -> None:
    assert found(
        person(1, "Jan", "van der Berg", accounts=HERE, emails=("jan@berg.nl",)),
        person(2, "J.", "Berg", accounts=HERE),
        person(3, "Jan", "van den Berg", accounts=THERE, emails=("jan@berg.nl",)),
        person(4, "Femke", "Boorstra", accounts=HERE),
        person(5, "Fèmke", "Boorstraa", accounts=HERE),
        person(6, "Zoë", "Tang", accounts=HERE),
        person(7, "Zoe", "Tang", accounts=FAR),
    ) == [
        (1, 3, (LikeReason.EMAIL, LikeReason.ELSEWHERE)),
        (1, 2, (LikeReason.INITIAL,)),
        (4, 5, (LikeReason.SIMILAR,)),
        (6, 7, (LikeReason.ELSEWHERE,)),
    ]


def test_a_number_at_work_says_something_of_one_name_only_and_a_mobile_of_any() -> None:
    switchboard, mobile = ("+31850001234",), ("+31610000000",)
    assert found(
        person(1, "Femke", "Boorstra", phones=switchboard, accounts=HERE),
        person(2, "F.", "Boorstra", phones=switchboard, accounts=THERE),
        person(3, "Sjoerd", "Klinksma", phones=switchboard, accounts=HERE, mobiles=mobile),
        person(4, "S.", "Vijl", mobiles=mobile, accounts=FAR),
    ) == [(1, 2, (LikeReason.PHONE,)), (3, 4, (LikeReason.MOBILE,))]


def test_what_many_share_is_nobodys_own() -> None:
    assert (
        found(
            person(1, "Femke", "Boorstra", emails=("info@klant.nl",), accounts=HERE),
            person(2, "Sjoerd", "Klinksma", emails=("info@klant.nl",), accounts=HERE),
            *(person(key, "Jan", "de Vries", accounts=(key,)) for key in (3, 4, 5)),
            *(person(key, "", f"Naam{key}", emails=("t@x.nl",)) for key in range(10, 16)),
            person(20, "", "", accounts=HERE),
            person(21, "", "", accounts=HERE),
        )
        == []
    )


def test_family_at_one_account_is_not_one_person() -> None:
    assert (
        found(
            person(1, "Femke", "Boorstra", accounts=HERE, phones=("+31850001234",)),
            person(2, "Sjoerd", "Boorstra", accounts=HERE, phones=("+31850001234",)),
        )
        == []
    )


names = st.sampled_from(["Jan", "J.", "Femke", "", "Ján"])
known = st.builds(
    Known,
    person_id=st.integers(1, 40),
    given_name=names,
    family_name=st.sampled_from(["Boor", "van Boor", "Tang", "田中"]),
    emails=st.lists(st.sampled_from(["a@x.nl", "b@x.nl"]), max_size=2).map(tuple),
    accounts=st.lists(st.integers(1, 2), max_size=2, unique=True).map(tuple),
)


@settings(max_examples=50)
@given(st.lists(known, max_size=8, unique_by=lambda one: one.person_id))
def test_the_order_of_people_changes_nothing_and_nobody_is_their_own_double(
    people: list[Known],
) -> None:
    pairs = same_people(people)
    assert pairs == same_people(people[::-1])
    assert all(pair.first_id < pair.second_id and pair.reasons for pair in pairs)
