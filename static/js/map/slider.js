// Steps the map through the weeks of the period, by slider, by buttons, or by itself once it is told to.
import { getJson, withParameters } from "../api.js";
import { narrowed } from "./address.js";
import { askedOf, hasNoData, moved, playsFrom, weekInWords } from "./weeks.js";

const WHOLE = "The whole period";
// Long enough to read one week; longer for who asked for little motion.
const STAY_MS = 1500;
const STAY_CALM_MS = 3000;
// Whoever drags passes weeks that nobody needs to load.
const REST_MS = 150;

const byId = (id) => document.getElementById(id);
const rest = (ms) => new Promise((done) => setTimeout(done, ms));

export function addSlider(board) {
  const range = byId("map-week");
  if (range) {
    const slider = new Slider(board, range);
    board.whenPlaced(() => slider.start());
  }
}

class Slider {
  constructor({ config, asked, during, onError }, range) {
    Object.assign(this, { asked, during, onError, range });
    this.url = withParameters(config.weeksUrl, asked);
    this.howMany = Number(range.max);
    this.group = byId("map-time");
    this.words = byId("map-week-words");
    this.said = byId("map-week-said");
    this.open = byId("map-week-open");
    this.buttons = { back: byId("map-week-back"), play: byId("map-week-play"), next: byId("map-week-next"), whole: byId("map-week-whole") };
    this.answers = new Map();
    this.at = 0;
    this.turn = 0;
    this.run = 0;
    this.isPlaying = false;
  }

  start() {
    const { back, play, next, whole } = this.buttons;
    this.range.addEventListener("input", () => this.drag());
    back.addEventListener("click", () => this.step(-1));
    next.addEventListener("click", () => this.step(1));
    whole.addEventListener("click", () => this.goAndSay(0));
    play.addEventListener("click", () => (this.isPlaying ? this.pause() : this.play()));
    // A page that nobody looks at asks for nothing.
    document.addEventListener("visibilitychange", () => document.hidden && this.pause());
    this.range.value = 0;
    this.tell(0, null);
    this.group.hidden = false;
  }

  // Counts per week and the most in a cell of one, asked once for each size of cell.
  load(resolution = 9) {
    if (!this.answers.has(resolution)) {
      const answer = getJson(withParameters(this.url, { resolution }));
      // A failure is not kept: the next time it is tried again.
      answer.catch(() => this.answers.delete(resolution));
      this.answers.set(resolution, answer);
    }
    return this.answers.get(resolution);
  }

  async drag() {
    this.stop();
    const at = Number(this.range.value);
    const turn = this.take(at);
    await rest(REST_MS);
    if (turn === this.turn) {
      await this.show(at, turn);
    }
  }

  step(by) {
    return this.goAndSay(moved(this.at, by, this.howMany));
  }

  // A button keeps the focus, so what it led to is said; the slider says so itself.
  async goAndSay(at) {
    this.stop();
    if (await this.show(at, this.take(at))) {
      this.said.textContent = this.words.textContent;
    }
  }

  take(at) {
    this.at = at;
    this.range.value = at;
    this.turn += 1;
    this.group.setAttribute("aria-busy", "true");
    return this.turn;
  }

  // Whether it came to be shown: a later turn takes over.
  async show(at, turn) {
    try {
      const week = at === 0 ? null : (await this.load()).weeks[at - 1];
      if (turn !== this.turn) {
        return false;
      }
      this.tell(at, week);
      await this.during.show(week, async (resolution) => (await this.load(resolution)).largest);
    } catch (error) {
      this.stop();
      this.onError(error);
      return false;
    } finally {
      if (turn === this.turn) {
        this.group.setAttribute("aria-busy", "false");
      }
    }
    return turn === this.turn;
  }

  tell(at, week) {
    const words = week ? weekInWords(week) : WHOLE;
    this.words.textContent = words;
    this.words.classList.toggle("app-time__words--gap", week !== null && hasNoData(week));
    this.range.setAttribute("aria-valuetext", words);
    // Not disabled: a button that is loses the focus of whoever stands on it.
    this.buttons.back.setAttribute("aria-disabled", String(at === 0));
    this.buttons.next.setAttribute("aria-disabled", String(at === this.howMany));
    this.buttons.whole.hidden = at === 0 && document.activeElement !== this.buttons.whole;
    this.open.hidden = week === null;
    if (week) {
      this.open.href = narrowed(this.asked, askedOf(week));
    }
  }

  // While it plays nothing is read out but its begin and its end.
  async play() {
    this.isPlaying = true;
    const { run } = this;
    this.buttons.play.textContent = "Pause";
    this.said.textContent = "Playing week by week";
    const stay = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? STAY_CALM_MS : STAY_MS;
    for (let at = playsFrom(this.at, this.howMany); at <= this.howMany && run === this.run; at += 1) {
      if (!(await this.show(at, this.take(at)))) {
        return;
      }
      if (at < this.howMany) {
        await rest(stay);
      }
    }
    if (run === this.run) {
      this.pause();
    }
  }

  pause() {
    if (this.isPlaying) {
      this.stop();
      this.said.textContent = `Paused. ${this.words.textContent}`;
    }
  }

  stop() {
    this.isPlaying = false;
    // Who pauses and plays again at once does not play twice.
    this.run += 1;
    this.buttons.play.textContent = "Play";
  }
}
