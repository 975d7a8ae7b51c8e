// Keeps the newest answers, so that going back to one asks nothing again. Pure.

export class Remembered {
  constructor(most) {
    this.most = most;
    this.answers = new Map();
  }

  get(key) {
    return this.answers.get(key);
  }

  set(key, answer) {
    this.answers.delete(key);
    this.answers.set(key, answer);
    if (this.answers.size > this.most) {
      this.answers.delete(this.answers.keys().next().value);
    }
  }
}
