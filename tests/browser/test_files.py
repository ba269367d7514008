"""Files are chosen, dropped, pasted, refused and kept; a task is done with one click."""

from base64 import b64encode

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.cases import sent_files as sent

GIVE = """([kind, encoded, name]) => {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
  const event = kind === "paste"
    ? new ClipboardEvent("paste", { bubbles: true, clipboardData: transfer })
    : new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer });
  document.body.dispatchEvent(event);
}"""


def give(page: Page, how: str, name: str) -> None:
    page.evaluate(GIVE, [how, b64encode(sent.picture()).decode(), name])


def open_case(page: Page) -> None:
    sign_in(page, "caseworker")
    page.get_by_role("link", name="Cases", exact=True).click()
    page.locator("a[data-row]").first.click()


def test_files_stay_chosen_while_one_of_them_is_refused(page: Page) -> None:
    open_case(page)
    page.get_by_role("link", name="Add files").click()
    expect(page.locator("[data-drop-words]")).to_be_visible()
    page.locator("#id_uploads").set_input_files([
        {"name": "words.txt", "mimeType": "text/plain", "buffer": b"Words."},
        {"name": "drawing.jpg", "mimeType": "image/jpeg", "buffer": sent.SVG},
    ])  # fmt: skip
    give(page, "drop", "dropped.jpg")
    give(page, "paste", "pasted.jpg")
    chosen = page.locator("[data-chosen] li")
    expect(chosen).to_have_count(4)

    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("drawing.jpg: Inside, the file is not").first).to_be_visible()
    expect(chosen).to_have_count(4)
    page.get_by_role("button", name="Remove: drawing.jpg").click()
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_text("3 files added.")).to_be_visible()
    files = page.locator("#files")
    for name in ("words.txt", "dropped.jpg", "pasted.jpg"):
        expect(files.get_by_role("link", name=name, exact=True)).to_have_count(1)
    with page.expect_download() as waiting:
        files.get_by_role("link", name="words.txt", exact=True).click()
    assert "words" not in waiting.value.suggested_filename


def test_a_task_is_set_and_done_with_one_click(page: Page) -> None:
    open_case(page)
    page.get_by_role("link", name="Set a task").click()
    page.get_by_label("To do").fill("Call the lawyer")
    page.get_by_role("button", name="Save").click()
    tasks = page.locator("#tasks")
    tasks.get_by_role("button", name="Done : Call the lawyer").click()
    tasks.get_by_text("Done lately").click()
    expect(tasks.get_by_role("button", name="Not done after all")).to_be_visible()
