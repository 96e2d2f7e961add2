package dev.tapiemulator.spi;

import java.util.OptionalLong;

/**
 * Gathers everything that decides a phone's future behaviour into one number. Equal states give equal numbers in every
 * run; one thing that cannot be told leaves the whole without a number.
 */
public final class StateHash {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int FOLD = 29;

  private long value = 1;
  private boolean told = true;

  /** Nothing has been added yet. */
  public StateHash() {}

  public StateHash add(long number) {
    long mixed = (value ^ number) * MULTIPLIER;
    value = mixed ^ mixed >>> FOLD;
    return this;
  }

  public StateHash add(boolean flag) {
    return add(flag ? 1 : 0);
  }

  /** The text and its length, so that neighbouring texts cannot be mistaken for each other. */
  public StateHash add(CharSequence text) {
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
    return this;
  }

  /** What a phone is and can do, as far as it can be seen; the handlers of its data areas are code. */
  public StateHash add(PhoneDescription description) {
    return add(description.contentHash());
  }

  public StateHash add(byte[] bytes) {
    return add(bytes, bytes.length);
  }

  /** The first bytes of an array, and how many they are. */
  StateHash add(byte[] bytes, int length) {
    add(length);
    for (int i = 0; i < length; i++) {
      add(bytes[i]);
    }
    return this;
  }

  /** What an application said of a button, or null. */
  StateHash add(ButtonInfo info) {
    if (info == null) {
      return add(0);
    }
    return add(1).add(info.mode()).add(info.function()).add(info.text()).add(info.devSpecific());
  }

  /** Says that something matters which cannot be put into a number, such as code that waits for its turn. */
  public StateHash addUntellable() {
    told = false;
    return this;
  }

  /** The number; empty when something could not be told. */
  public OptionalLong value() {
    return told ? OptionalLong.of(value) : OptionalLong.empty();
  }
}
