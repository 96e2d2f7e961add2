package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.*;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A phone with one of everything; download 0 keeps bytes, 1 answers what its first byte says, 2 answers later. */
final class SamplePhone extends StandardPhone {

  static final int HOLD_KEY = 12;
  static final int LAMP_ONLY = 13;
  static final int DARK_KEY = 14;
  static final int DOWNLOAD_ANY = 0;
  static final int DOWNLOAD_ANSWER = 1;
  static final int DOWNLOAD_LATER = 2;
  static final int REFUSE_AT_ONCE = 99;
  static final int THROW = 98;

  final List<String> moves = new ArrayList<>();
  final List<Integer> waiting = new ArrayList<>();
  final List<Integer> causes = new ArrayList<>();
  long latencyMillis = 20;
  int stringFormat = STRINGFORMAT_ASCII;
  int ringModes = 4;
  int quantum = 1;
  boolean keypadOnly;

  /** What it keeps is for its tests to read, or to set once. */
  @Override
  protected void addState(StateHash hash) {}

  @Override
  public PhoneDescription describe() {
    PhoneDescription.Builder phone = PhoneDescription.named("sample")
        .latencyMillis(latencyMillis)
        .display(2, 4)
        .stringFormat(stringFormat)
        .handset(HookSwitch.manual())
        .speaker(HookSwitch.full())
        .headset(new HookSwitch(
            PHONEHOOKSWITCHMODE_ONHOOK | PHONEHOOKSWITCHMODE_MICSPEAKER, PHONEHOOKSWITCHMODE_ONHOOK,
            PHONEHOOKSWITCHMODE_ONHOOK, false, false))
        .ringModes(ringModes)
        .buttonLamps(ButtonLamp.keypad());
    if (!keypadOnly) {
      int lampModes = PHONELAMPMODE_OFF | PHONELAMPMODE_STEADY | PHONELAMPMODE_FLASH;
      phone
          .buttonLamp(new ButtonLamp(PHONEBUTTONMODE_FEATURE, PHONEBUTTONFUNCTION_HOLD, lampModes, "Hold"))
          .buttonLamp(ButtonLamp.lamp(PHONELAMPMODE_WINK | PHONELAMPMODE_STEADY, "Message"))
          .buttonLamp(ButtonLamp.button(PHONEBUTTONMODE_LOCAL, PHONEBUTTONFUNCTION_MUTE, "Mute"));
    }
    return phone
        .area(DataArea.download(DOWNLOAD_ANY, "any", 64, payload -> 0))
        .area(DataArea.download(DOWNLOAD_ANSWER, "answer", 64, new Answer()))
        .area(DataArea.download(DOWNLOAD_LATER, "later", 64, payload -> LATER))
        .area(DataArea.upload(0, "upload", 4, () -> new byte[] {1, 2, 3, 4}))
        .build();
  }

  /** Answers its first byte, as it reads it both times, negated. */
  private final class Answer implements DataArea.Download {
    @Override
    public int check(ByteBuffer payload) {
      int first = payload.get();
      payload.limit(payload.position());
      return first == REFUSE_AT_ONCE ? PHONEERR_RESOURCEUNAVAIL : 0;
    }

    @Override
    public int receive(ByteBuffer payload) {
      causes.add(currentRequest());
      int first = payload.get();
      if (first == THROW) {
        throw new UnsupportedOperationException("as told");
      }
      return -first;
    }
  }

  @Override
  protected int receive(int requestId, DataArea area, ByteBuffer payload) {
    int result = super.receive(requestId, area, payload);
    if (result == LATER) {
      waiting.add(requestId);
    }
    return result;
  }

  @Override
  protected int quantised(int value) {
    return value / quantum * quantum;
  }

  @Override
  protected void hookSwitchMoved(int hookSwitchDev, int hookSwitchMode) {
    moves.add(hookSwitchDev + "->" + hookSwitchMode);
  }

  @Override
  protected void buttonMoved(int buttonLampId, boolean down) {
    moves.add(buttonLampId + (down ? " down" : " up"));
  }
}
