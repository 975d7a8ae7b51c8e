"""What each person came for, done from the first page on, as they would do it."""

import re

from playwright.sync_api import Page, expect

from accounts.tests.factories import PASSWORD
from audit.tests.steps import code_of, give_app
from imports.models import ImportBatch
from imports.services.running import run_batch
from incidents.models import Incident
from incidents.tests.policeuk_files import csv_text, street_row
from patrols.models import Patrol
from tests.browser.conftest import Visiting
from tests.browser.site import Site

PHONE = 390


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_an_officer_signs_in_on_a_phone_and_logs_a_patrol(visiting: Visiting, site: Site) -> None:
    officer = site.world.people["second officer"]
    secret = give_app(officer)
    visit = visiting("nobody", width=PHONE)
    page = visit.page
    visit.open("/")
    page.get_by_label("Work e-mail address").fill(officer.email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    page.get_by_label("Code").fill(code_of(secret))
    press(page, "Go on")
    # Pressed before the page's script is there, the button would start a patrol on the plain pages.
    page.wait_for_url(f"{site.url}/")

    press(page, "Start patrol")
    press(page, "Start patrol now")
    press(page, "The Stow")
    press(page, "Young people engaged")
    expect(page.get_by_role("button", name="Young people engaged 1").first).to_be_visible()
    press(page, "Leave zone")
    press(page, "End patrol")

    expect(page.get_by_text("sent 1 of 1")).to_be_visible()
    patrol = Patrol.objects.of(officer).get()
    assert patrol.visits.get().outcomes.get().count == 1


def test_without_javascript_nothing_to_report_is_one_press(visiting: Visiting, site: Site) -> None:
    visit = visiting("supervisor", javascript=False, width=PHONE)
    page = visit.page
    visit.open("/patrols/start/")

    press(page, "Start patrol now")
    press(page, "North Gate")
    press(page, "Nothing to report, end patrol")

    expect(page.get_by_text("Patrol saved: 1 visit")).to_be_visible()
    assert Patrol.objects.of(site.world.people["supervisor"]).get().nothing_to_report


def test_without_javascript_an_incident_is_reported_and_found_again(visiting: Visiting, site: Site) -> None:
    visit = visiting("officer", javascript=False, width=PHONE)
    page = visit.page
    before = Incident.objects.count()
    visit.open("/incidents/new/")
    press(page, "Report incident")
    expect(page.get_by_text("There is a problem")).to_be_visible()

    page.locator("select[name=category]").select_option("theft")
    page.locator("input[name=occurred_at_0]").fill("2026-11-20")
    page.locator("input[name=occurred_at_1]").fill("19:40")
    page.locator("[name=time_precision][value=exact]").check()
    page.locator("select[name=source]").select_option(index=1)
    page.locator("select[name=zone]").select_option(label="The Stow")
    press(page, "Report incident")

    expect(page.get_by_text(re.compile(r"Incident INC-\d+-\d+ reported"))).to_be_visible()
    assert Incident.objects.count() == before + 1
    visit.open("/incidents/?category=theft")
    expect(page.get_by_role("link", name=re.compile("INC-")).first).to_be_visible()


def test_a_liaison_finds_the_map_and_filters_it(visiting: Visiting) -> None:
    visit = visiting("liaison")
    page = visit.page
    visit.open("/")

    page.locator("#navigation").get_by_role("link", name="Hotspots").click()
    page.get_by_text("Change period, kind").click()
    page.locator("select[name=category]").select_option("violence")
    press(page, "Apply filters")

    expect(page).to_have_url(re.compile("category=violence"))
    expect(page.locator("table").first).to_be_visible()


def test_a_supervisor_checks_approves_and_issues_what_the_service_compiled(visiting: Visiting) -> None:
    visit = visiting("supervisor")
    page = visit.page
    visit.open("/")

    page.locator("main").get_by_role("link", name=re.compile(r"^Week \d+")).first.click()
    page.get_by_role("link", name="Check", exact=True).click()
    page.get_by_label("I have seen how complete each section is").check()
    press(page, "Mark as checked")
    page.get_by_role("link", name="Approve", exact=True).click()
    press(page, "Approve")
    page.get_by_role("link", name="Issue", exact=True).click()
    press(page, "Issue")

    expect(page.locator("main")).to_contain_text("Issued")


def test_a_cabinet_member_reads_the_issued_summary_on_a_phone(visiting: Visiting) -> None:
    visit = visiting("councillor", width=PHONE)
    page = visit.page
    visit.open("/")

    page.get_by_role("link", name="Read the whole summary").click()

    expect(page.locator("article h2").first).to_be_visible()
    assert not visit.is_wider_than_the_screen()


def test_an_analyst_is_told_what_is_wrong_with_a_file_and_imports_the_right_one(visiting: Visiting) -> None:
    visit = visiting("analyst")
    page = visit.page
    visit.open("/recorded-crime/")
    page.get_by_role("link", name=re.compile("Import")).first.click()
    page.locator("main").get_by_role("link", name="Police files").click()

    nonsense = {"name": "notes.csv", "mimeType": "text/csv", "buffer": b"what,is,this\n1,2,3\n"}
    page.locator("input[type=file]").set_input_files([nonsense])
    press(page, "Check the files")
    a_worker_comes()
    expect(page.locator("main")).to_contain_text("Nothing was changed")
    page.get_by_role("link", name="send it again").click()

    right = csv_text([street_row(month="2026-09")] * 3).encode()
    page.locator("input[type=file]").set_input_files(
        [{"name": "2026-09-essex-street.csv", "mimeType": "text/csv", "buffer": right}]
    )
    press(page, "Check the files")
    a_worker_comes()
    press(page, "Import 3 rows")
    a_worker_comes()
    page.get_by_role("link", name="See exactly these rows").click()
    expect(page.locator("main")).to_contain_text("September 2026")


def a_worker_comes() -> None:
    """The page was asked for before, so it has to find out by itself that the work is over."""
    run_batch(ImportBatch.objects.at_work().latest("pk").pk)


def test_an_administrator_lets_somebody_in_and_finds_it_in_the_access_log(visiting: Visiting) -> None:
    visit = visiting("administrator")
    page = visit.page
    visit.open("/people/new/")
    page.get_by_label("Full name").fill("Nadia New")
    page.get_by_label("Work e-mail address").fill("nadia.new@example.org")
    page.locator("[name=role][value=analyst]").check()
    page.locator("select[name=organisation]").select_option(index=1)

    press(page, "Add person")

    expect(page.locator(".app-passphrase")).to_be_visible()
    visit.open("/access-log/")
    expect(page.locator("tbody tr").first).to_be_visible()
