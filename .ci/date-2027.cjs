// For NODE_OPTIONS: --require of this file: a step runs at 2027-01-02, 00:00 UTC, and later.
const RealDate = Date
const ahead = RealDate.UTC(2027, 0, 2) - RealDate.now()

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [RealDate.now() + ahead] : args))
  }
  static now() {
    return RealDate.now() + ahead
  }
}
