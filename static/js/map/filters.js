// Keeps the period and the two dates of the filter from contradicting each other.

const period = document.getElementById("id_period");
const dates = ["id_from_on", "id_to_on"].map((id) => document.getElementById(id));

function follow() {
  const wanted = period.value === "dates";
  for (const date of dates) {
    if (!wanted) {
      date.value = "";
    }
    date.closest(".govuk-form-group").hidden = !wanted;
  }
}

if (period && dates.every(Boolean)) {
  period.addEventListener("change", follow);
  // A form that was refused shows what was typed.
  if (!document.querySelector(".govuk-error-summary")) {
    follow();
  }
}
