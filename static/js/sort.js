// Lets a table be sorted by its headings, as buttons with aria-sort and an announcement. Without it the
// rows stand as they came. Rows marked data-fixed, such as totals, stay below the others.
import { element } from "./map/elements.js";
import { keyOf, nextDirection, ordered } from "./sort/order.js";

function textOf(cell) {
  if (cell.dataset.sort !== undefined) {
    return cell.dataset.sort;
  }
  const shown = cell.cloneNode(true);
  shown.querySelectorAll(".govuk-visually-hidden").forEach((hidden) => hidden.remove());
  return shown.textContent;
}

function sort(table, heading, status) {
  const isNumber = heading.classList.contains("app-number");
  const direction = nextDirection(heading.getAttribute("aria-sort"), { isNumber });
  const body = table.tBodies[0];
  const rows = [...body.rows].filter((row) => row.dataset.fixed === undefined);
  const fixed = [...body.rows].filter((row) => row.dataset.fixed !== undefined);
  const keyed = rows.map((row) => ({ row, key: keyOf(textOf(row.cells[heading.cellIndex]), { isNumber }) }));
  body.append(...ordered(keyed, direction).map(({ row }) => row), ...fixed);
  for (const each of table.tHead.querySelectorAll("[aria-sort]")) {
    each.setAttribute("aria-sort", each === heading ? direction : "none");
  }
  status.textContent = `Sorted by ${heading.textContent.trim()}, ${direction}.`;
}

function makeSortable(table) {
  const status = element("p", { className: "govuk-visually-hidden", role: "status" });
  (table.closest(".app-scroll") ?? table).after(status);
  for (const heading of table.tHead.rows[0].cells) {
    if (heading.dataset.unsorted === undefined) {
      const button = element("button", { type: "button", className: "app-sort" });
      button.append(...heading.childNodes);
      heading.append(button);
      heading.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => sort(table, heading, status));
    }
  }
}

document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
