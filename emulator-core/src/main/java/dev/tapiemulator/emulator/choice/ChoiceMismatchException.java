package dev.tapiemulator.emulator.choice;

/** A recorded list of choices belongs to another run than this one. */
public final class ChoiceMismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ChoiceMismatchException(int position, Choice recorded, Decision asked, int bound) {
    super("the recorded choices do not fit: choice " + position + " was " + recorded
        + ", but the run asks " + asked + "/" + bound);
  }
}
