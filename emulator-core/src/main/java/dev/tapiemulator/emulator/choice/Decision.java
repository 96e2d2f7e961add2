package dev.tapiemulator.emulator.choice;

/** A point where the emulator asks what happens; value 0 is always the ordinary outcome. */
public enum Decision {
  /** Which of the entries due at the same moment runs next, counted by age. */
  EQUAL_DEADLINES(ChoiceFamily.ORDER),
  /** 1: the reply comes before the state change that the same request caused. */
  REPLY_BEFORE_STATE_CHANGE(ChoiceFamily.ORDER),
  /** 1: at once, 2: twice the ordinary time, 3: eight times. */
  LATENCY(ChoiceFamily.TIMING),
  /** n: a synchronous function fails with its n-th error. */
  CALL_FAILS(ChoiceFamily.ERRORS),
  /** Odd: an asynchronous function is refused with an error; even: its reply brings that error. */
  REQUEST_FAILS(ChoiceFamily.ERRORS),
  /** 1: the phone just used is reclaimed. */
  RECLAIM(ChoiceFamily.FORCED_CLOSE),
  /** 1: the phone just used is removed. */
  REMOVE(ChoiceFamily.REMOVAL),
  /** 1: the phone just used is suspended, or resumed when it was. */
  SUSPEND(ChoiceFamily.SUSPENSION),
  /** n: a ruling takes its n-th value, asked once for each ruling when the emulator is created. */
  RULING_VALUE(ChoiceFamily.RULINGS),
  /** Which thread goes on, counted from the one whose turn it ordinarily is. */
  NEXT_THREAD(ChoiceFamily.THREADS);

  private final ChoiceFamily family;

  Decision(ChoiceFamily family) {
    this.family = family;
  }

  public ChoiceFamily family() {
    return family;
  }
}
