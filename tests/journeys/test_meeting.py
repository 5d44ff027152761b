"""A whole meeting in the browser: with few clicks, by the keyboard alone, and without a network."""

import pytest
from playwright.sync_api import expect

from cases.domain.meetings import agenda, minutes, proposals
from cases.enums import MinutesState
from members.models import Person
from tests.cases.views.workbench import coming, new_case
from tests.factories import DAY
from tests.journeys.conftest import log_in

PREPARE = "/agder/utvalg/alr/moter/2026-03/forbered/"
SESSION = "/agder/utvalg/alr/moter/2026-03/gjennomfor/"
ITEMS = 8
MOST_CLICKS = 60


def summoned():
    """The coming meeting with eight items: five of them cases, the agenda out."""
    meeting = coming()
    for number in range(5):
        agenda.add_case(meeting=meeting, case=new_case(f"Sak nummer {number}"), by=None)
    while meeting.items.count() < ITEMS:
        agenda.add_item(meeting=meeting, title=f"Punkt {meeting.items.count()}", by=None)
    agenda.send(meeting=meeting, on=DAY, by=None)
    return coming()


def entries():
    return list(minutes.current(coming()).entries.order_by("item__position"))


@pytest.fixture
def session(page, portal):
    """The page of the meeting, at its first item; everything is recorded as it begins."""
    minutes.open_session(meeting=summoned(), by=None)
    log_in(page, portal, "sekretar")
    page.goto(f"{portal}{SESSION}")
    return page


class Hand:
    """Presses, and counts."""

    def __init__(self):
        self.clicks = 0

    def press(self, locator):
        locator.click()
        self.clicks += 1


def test_meeting_of_eight_items_takes_at_most_sixty_clicks(page, portal):
    meeting = summoned()
    log_in(page, portal, "sekretar")
    page.goto(f"{portal}{PREPARE}")
    hand = Hand()

    hand.press(page.locator('form[action$="/apne/"] button'))
    if page.locator("[name=sure]").count():  # before its day it is asked twice
        hand.press(page.locator("[name=sure]").first)
    page.wait_for_url(f"**{SESSION}**")
    hand.press(page.locator('form[action$="/oppmote/alle/"] button'))
    expect(page.locator("#met")).to_contain_text("13")
    sends_apologies_and_a_substitute_meets(hand, page)
    for place in range(ITEMS):
        if place == 2:
            steps_down(hand, page)
        if place == 3:
            two_proposals(hand, page)
        concludes(hand, page, place)
    hand.press(page.locator('.lr-session__bar a[href$="/avslutt/"]'))
    hand.press(page.locator("main form button[type=submit]").last)

    page.wait_for_url("**/utsendinger/**")
    assert minutes.current(meeting).state == MinutesState.WITH_CHAIR
    assert hand.clicks <= MOST_CLICKS


def sends_apologies_and_a_substitute_meets(hand, page):
    seat = page.locator("#attendance li", has_text="Q.B.")
    hand.press(seat.locator("summary"))
    hand.press(seat.locator('button[value$=":apologies"]'))
    open_seat = page.locator("#attendance li:has(details[open])")
    hand.press(open_seat.locator('button[value$=":present"]').last)
    expect(page.locator("#attendance")).to_contain_text("Q.V.")


def steps_down(hand, page):
    part = page.locator("#impartiality")
    hand.press(part.locator("summary"))
    part.locator("select").select_option(str(Person.objects.get(name="X.D.").pk))
    hand.press(part.locator("[name=question-reason]"))
    page.keyboard.type("Eier et firma.")
    hand.press(part.locator("form button").last)
    hand.press(page.locator('#impartiality button[value="disqualified"]'))
    expect(page.locator("#voters")).to_contain_text("12")


def two_proposals(hand, page):
    for text in ("Ordningen prøves.", "Ordningen måles."):
        hand.press(page.locator("#proposals > details > summary"))
        hand.press(page.locator("[name=proposal-text]"))
        page.keyboard.type(text)
        hand.press(page.locator("#proposals > details form button"))
        expect(page.locator("#proposals li", has_text=text)).to_be_visible()
    for decided in (1, 2):
        hand.press(page.locator('#proposals button[value="all"]').first)
        expect(page.locator("#proposals .lr-proposals__result")).to_have_count(decided)


def concludes(hand, page, place):
    case = bool(entries()[place].item.case_id)
    outcome = "advice" if case else "noted"
    hand.press(page.locator(f'#entry label:has([name=outcome][value="{outcome}"])'))
    if case:
        hand.press(page.locator("#entry [name=advice]"))
        page.keyboard.type("Rådet tilrår ordningen.")
        if page.locator("#entry [name=unanimous]").count():
            hand.press(page.locator("#entry [name=unanimous]"))
    if place < ITEMS - 1:
        before = shown(page)
        hand.press(page.locator('button[form=entry][name="next"]'))
        moved_on(page, before)
    else:
        hand.press(page.locator(".lr-item__foot button").first)
        expect(page.locator(".lr-agenda li:last-child .lr-agenda__m svg")).to_be_visible()


def moved_on(page, before):
    page.wait_for_function(
        "old => document.querySelector('.lr-agenda [aria-current=step]')"
        "?.getAttribute('href') !== old",
        arg=before,
    )


def shown(page):
    return page.locator(".lr-agenda [aria-current=step]").get_attribute("href")


def test_keys_lead_from_item_to_item_and_nothing_typed_is_lost(session):
    page, keys = session, session.keyboard
    first = shown(page)

    keys.press("j")
    page.wait_for_function("old => !location.href.endsWith(old)", arg="gjennomfor/")
    second = shown(page)
    page.locator("#entry [name=advice]").focus()
    keys.type("jk? og så videre.")
    keys.press("Alt+ArrowUp")
    page.wait_for_url(f"**{first}")

    assert (first == second, shown(page)) == (False, first)
    assert entries()[1].advice == "jk? og så videre."


def test_save_now_and_the_list_of_the_keys(session):
    page, keys = session, session.keyboard
    page.locator("#entry [name=advice]").focus()
    keys.type("Lagret.")
    keys.press("Control+s")
    expect(page.locator("#saved svg")).to_be_visible()

    page.locator("h1").first.click()
    keys.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.locator("#keys-on").uncheck()
    keys.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    keys.press("?")
    page.reload()
    keys.press("?")

    expect(page.locator("#keys")).to_be_hidden()
    assert entries()[0].advice == "Lagret."


def test_whole_meeting_goes_by_the_keyboard(session):
    """Nothing is clicked: what has a name is reached by focus, pressed by Enter and Space."""
    page, keys = session, session.keyboard
    press_by_key(page.locator('form[action$="/oppmote/alle/"] button'))
    expect(page.locator("#met")).to_contain_text("13")
    for place in range(ITEMS):
        case = bool(entries()[place].item.case_id)
        outcome = "advice" if case else "noted"
        page.locator(f'#entry [name=outcome][value="{outcome}"]').focus()
        keys.press("Space")
        if case:
            page.locator("#entry [name=advice]").focus()
            keys.type("Rådet tilrår ordningen.")
        if place < ITEMS - 1:
            before = shown(page)
            keys.press("Alt+ArrowDown")
            moved_on(page, before)
    keys.press("Control+s")
    expect(page.locator("#saved svg")).to_be_visible()
    press_by_key(page.locator('.lr-session__bar a[href$="/avslutt/"]'))
    page.wait_for_url("**/avslutt/")
    press_by_key(page.locator("main form button[type=submit]").last)
    page.wait_for_url("**/utsendinger/**")

    assert minutes.current(coming()).state == MinutesState.WITH_CHAIR


def press_by_key(locator):
    locator.focus()
    locator.press("Enter")


def test_focus_stays_at_the_seat_that_was_pressed(session):
    page = session
    seat = page.locator("#attendance li[id^=seat-]").first
    name = seat.get_attribute("id")
    press_by_key(seat.locator("summary"))
    press_by_key(seat.locator('button[value$=":present"]').first)

    expect(page.locator("#met")).to_contain_text("1")
    expect(page.locator(f"#{name} summary")).to_be_focused()


def test_press_without_a_network_says_so_and_can_be_repeated(session):
    page = session
    everyone = page.locator('form[action$="/oppmote/alle/"] button')
    page.context.set_offline(True)
    everyone.click()
    expect(page.locator("#attendance-fault")).to_be_visible()
    page.context.set_offline(False)

    everyone.click()

    expect(page.locator("#met")).to_contain_text("13")
    expect(page.locator("#attendance-fault")).to_be_hidden()


def test_ready_sentence_is_saved_in_the_discussion(session):
    page = session
    page.locator(".lr-phrases summary").click()
    phrase = page.locator(".lr-phrases button").first
    text = phrase.inner_text()
    phrase.click()

    expect(page.locator("#saved svg")).to_be_visible()
    assert text in entries()[0].discussion


def test_big_screen_follows_the_meeting_and_escape_leads_back(session):
    page = session
    first, second, *_rest = (entry.item for entry in entries())
    proposals.put_forward(item=first, text="Ordningen prøves.", by=None)
    screen = page.context.new_page()
    screen.goto(page.url.split("/agder")[0] + f"{SESSION}{first.pk}/storskjerm/")
    expect(screen.locator("#screen")).to_contain_text("Ordningen prøves.")

    page.keyboard.press("j")
    screen.wait_for_url(f"**/{second.pk}/storskjerm/")
    expect(screen.locator("#screen")).to_contain_text(second.title)
    screen.keyboard.press("Escape")

    screen.wait_for_url(f"**{SESSION}?punkt={second.pk}")
