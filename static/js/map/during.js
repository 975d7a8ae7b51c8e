// Which part of the time asked the map shows: all of it, or one of its weeks. Layers that follow it ask here.
import { askedOf, hasNoData } from "./weeks.js";

export class During {
  constructor() {
    this.week = null;
    this.largestAt = null;
    this.followers = [];
  }

  get key() {
    return this.week ? this.week.first_on : "whole";
  }

  // Parameters that ask the API for it instead of for the whole period.
  get asked() {
    return this.week ? askedOf(this.week) : {};
  }

  get isGap() {
    return this.week !== null && hasNoData(this.week);
  }

  follow(action) {
    this.followers.push(action);
  }

  // Done when every layer has drawn it. `largestAt` says what classes of colour have to reach, a resolution each.
  async show(week, largestAt = null) {
    Object.assign(this, { week, largestAt });
    await Promise.all(this.followers.map((action) => action()));
  }
}
