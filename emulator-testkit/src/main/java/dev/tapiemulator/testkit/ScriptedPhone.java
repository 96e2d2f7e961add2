package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneFace;
import dev.tapiemulator.spi.StandardPhone;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A telephone whose test tells it what to answer and when. It has everything a phone can have, unless it is given
 * another description.
 *
 * <pre>{@code
 * phone.answers(setData(1)).after(millis(20));
 * phone.answers(setData(1)).with(PhoneErr.OPERATIONFAILED);
 * }</pre>
 *
 * <p>An order gets the first answer that fits it and is not used up. An order without an answer fails the test at once:
 * in strict mode as a {@link dev.tapiemulator.emulator.ViolationFailure} out of the application's call, with an {@link
 * UnscriptedOrder} as its cause. Orders carried out with success take effect, as on any phone, and are announced.
 * Whatever it still owes when it is closed it fails, as devices must (C-56).
 */
public sealed class ScriptedPhone extends StandardPhone permits RecordedPhone {

  /** The name a configuration knows it by. */
  public static final String NAME = "scripted-phone";

  private static final int ROWS = 2;
  private static final int COLUMNS = 24;
  private static final int LAMPS = 4;
  private static final int AREAS = 8;
  private static final int AREA_BYTES = 4096;
  private static final int RING_MODES = 4;
  private static final int LAMP_MODES = PHONELAMPMODE_OFF | PHONELAMPMODE_STEADY | PHONELAMPMODE_WINK
      | PHONELAMPMODE_FLASH | PHONELAMPMODE_FLUTTER;

  /** An order that was accepted: when it is due, and what it changes. */
  private record Plan(Answer answer, long dueMillis, Runnable effect) {}

  /** One and the same, by which an emulator's phones are told apart. */
  private final PhoneFace face = super.face().orElseThrow();
  private final PhoneDescription declared;
  private final long ordinaryMillis;
  private final Script script = new Script();
  private final Map<Integer, Plan> plans = new TreeMap<>();

  /** A phone with everything: keypad, 4 lamps from id 12, display, ring, hookswitches, 8 data areas each way. */
  public ScriptedPhone() {
    this(everything());
  }

  /** A phone of this kind; the latency described is the ordinary time of its answers. */
  public ScriptedPhone(PhoneDescription description) {
    declared = description.toBuilder().latencyMillis(0).build();
    ordinaryMillis = description.latencyMillis();
  }

  /**
   * The only phone of a recorded run, which answers as it did then.
   *
   * @throws IllegalArgumentException when the file is no journal, or not of a whole run with one phone, saying why
   */
  public static RecordedPhone recorded(Path journal) {
    return RecordedPhone.in(journal);
  }

  /**
   * A phone of a recorded run, by the device id it had, which answers as it did then.
   *
   * @throws IllegalArgumentException when the file is no journal, or does not show that phone to its end, saying why
   */
  public static RecordedPhone recorded(Path journal, int deviceId) {
    return RecordedPhone.in(journal, deviceId);
  }

  /**
   * A phone of a recorded run, by the device id it had, which answers as it did then.
   *
   * @throws IllegalArgumentException when the journal does not show that phone to its end, saying why
   */
  public static RecordedPhone recorded(Journal journal, int deviceId) {
    return new RecordedPhone(journal, deviceId);
  }

  private static PhoneDescription everything() {
    PhoneDescription.Builder phone = PhoneDescription.named(NAME)
        .buttonLamps(ButtonLamp.keypad())
        .display(ROWS, COLUMNS)
        .ringModes(RING_MODES)
        .handset(HookSwitch.full())
        .speaker(HookSwitch.full())
        .headset(HookSwitch.full());
    for (int id = 0; id < LAMPS; id++) {
      phone.buttonLamp(ButtonLamp.lamp(LAMP_MODES, "lamp " + id));
    }
    for (int id = 0; id < AREAS; id++) {
      phone.area(DataArea.download(id, "in " + id, AREA_BYTES, payload -> 0));
      phone.area(DataArea.upload(id, "out " + id, AREA_BYTES, () -> new byte[0]));
    }
    return phone.build();
  }

  // ---- for the test

  /** Tells how to answer the next such order. */
  public Answer answers(ExpectedOrder order) {
    return script.add(new Answer(order));
  }

  /** From now on orders must come in the order of the answers. */
  public ScriptedPhone inOrder() {
    script.keepOrder();
    return this;
  }

  /** What it was asked for, oldest first, refused orders included. */
  public List<PhoneOrder> orders() {
    return script.orders();
  }

  /** What it was told to answer and never asked, as the test wrote it. */
  public List<String> unused() {
    return script.unused().stream().map(answer -> answer.to().toString()).toList();
  }

  /** What it was asked for without having been told how to answer, each with what it was told that is nearest. */
  public List<String> unanswered() {
    return script.complaints();
  }

  // ---- the device

  /** Orders are taken up inside the call; the answer says how long they take from there. */
  @Override
  public PhoneDescription describe() {
    return declared;
  }

  @Override
  public Optional<PhoneFace> face() {
    return Optional.of(face);
  }

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort port) {
    Answer answer = answerTo(PhoneOrder.of(PhoneFunction.PHONE_SET_DATA, dataId, 0, payload));
    if (answer.isRecorded()) {
      return answer.again().doFor(requestId, payload);
    }
    if (answer.refusal() != 0) {
      return answer.refusal();
    }
    plan(requestId, answer, port, () -> { });
    int accepted = super.setData(requestId, dataId, payload, port);
    if (accepted < 0) {
      plans.remove(requestId);
    }
    return accepted;
  }

  @Override
  protected int receive(int requestId, DataArea area, ByteBuffer payload) {
    return carryOut(requestId);
  }

  @Override
  public int getData(int dataId, ByteBuffer destination) {
    Answer answer = answerTo(PhoneOrder.of(PhoneFunction.PHONE_GET_DATA, dataId, 0));
    if (answer.isRecorded()) {
      return answer.again().doFor(DevicePort.SPONTANEOUS, destination);
    }
    int result = answer.refusal() != 0 ? answer.refusal() : answer.result();
    if (result == 0 && answer.content() != null) {
      destination.put(answer.content(), 0, Math.min(answer.content().length, destination.remaining()));
    }
    return result;
  }

  @Override
  public int setDisplay(int requestId, int row, int column, ByteBuffer content, DevicePort port) {
    String text = StandardCharsets.ISO_8859_1.decode(content.duplicate()).toString();
    return order(requestId, PhoneOrder.of(PhoneFunction.PHONE_SET_DISPLAY, row, column, content), port,
        () -> showText(row, column, text, requestId));
  }

  @Override
  public int setLamp(int requestId, int buttonLampId, int lampMode, DevicePort port) {
    return order(requestId, PhoneOrder.of(PhoneFunction.PHONE_SET_LAMP, buttonLampId, lampMode), port,
        () -> showLamp(buttonLampId, lampMode, requestId));
  }

  @Override
  public int setRing(int requestId, int ringMode, int ringVolume, DevicePort port) {
    return order(requestId, PhoneOrder.of(PhoneFunction.PHONE_SET_RING, ringMode, ringVolume), port,
        () -> ring(ringMode, ringVolume, requestId));
  }

  @Override
  public int setHookSwitch(int requestId, int hookSwitchDevs, int hookSwitchMode, DevicePort port) {
    return order(requestId, PhoneOrder.of(PhoneFunction.PHONE_SET_HOOK_SWITCH, hookSwitchDevs, hookSwitchMode), port,
        () -> {
          for (int rest = hookSwitchDevs; rest != 0; rest &= rest - 1) {
            moveHookSwitch(Integer.lowestOneBit(rest), hookSwitchMode, requestId);
          }
        });
  }

  @Override
  public int setVolume(int requestId, int hookSwitchDev, int volume, DevicePort port) {
    return order(requestId, PhoneOrder.of(PhoneFunction.PHONE_SET_VOLUME, hookSwitchDev, volume), port,
        () -> changeVolume(hookSwitchDev, volume, requestId));
  }

  @Override
  public int setGain(int requestId, int hookSwitchDev, int gain, DevicePort port) {
    return order(requestId, PhoneOrder.of(PhoneFunction.PHONE_SET_GAIN, hookSwitchDev, gain), port,
        () -> changeGain(hookSwitchDev, gain, requestId));
  }

  @Override
  public int setButtonInfo(int requestId, int buttonLampId, ButtonInfo info, DevicePort port) {
    return order(requestId, PhoneOrder.of(PhoneFunction.PHONE_SET_BUTTON_INFO, buttonLampId, 0), port,
        () -> relabel(buttonLampId, info, requestId));
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort port) {
    PhoneOrder order = PhoneOrder.of(PhoneFunction.PHONE_DEV_SPECIFIC, 0, 0, params);
    Answer answer = answerTo(order);
    return order(requestId, answer, params, port, () -> {
      if (answer.content() != null) {
        int fitting = Math.min(answer.content().length, params.remaining());
        params.put(params.position(), answer.content(), 0, fitting);
      }
    });
  }

  @Override
  public void factoryReset() {
    super.factoryReset();
    plans.clear();
    script.forget();
  }

  // ---- for a recorded phone

  /** What was recorded is answered after what the test has told. */
  void record(List<Answer> answers) {
    script.record(answers);
  }

  /** It was asked for something that it can answer neither by script nor from a recording. */
  UnscriptedOrder complain(String what, String advice) {
    return script.complain(what, advice);
  }

  // ---- answering

  private Answer answerTo(PhoneOrder order) {
    return script.answerTo(declared.name(), order);
  }

  private int order(int requestId, PhoneOrder order, DevicePort port, Runnable effect) {
    return order(requestId, answerTo(order), ByteBuffer.allocate(0), port, effect);
  }

  private int order(int requestId, Answer answer, ByteBuffer bytes, DevicePort port, Runnable effect) {
    if (answer.isRecorded()) {
      return answer.again().doFor(requestId, bytes);
    }
    if (answer.refusal() != 0) {
      return answer.refusal();
    }
    plan(requestId, answer, port, effect);
    return accept(requestId, () -> carryOut(requestId));
  }

  private void plan(int requestId, Answer answer, DevicePort port, Runnable effect) {
    long delayMillis = answer.delayMillis(port, ordinaryMillis);
    plans.put(requestId, new Plan(answer, port.nowMillis() + delayMillis, effect));
  }

  /** An order's turn has come, which is ordinarily inside the call; a planned fault may have made it later. */
  private int carryOut(int requestId) {
    Plan plan = plans.remove(requestId);
    long restMillis = plan.dueMillis() - port().nowMillis();
    if (plan.answer().isInsideTheCall() || restMillis < 0) {
      settle(requestId, plan);
    } else if (!plan.answer().isNever()) {
      after(restMillis, () -> settle(requestId, plan));
    }
    return LATER;
  }

  private void settle(int requestId, Plan plan) {
    Answer answer = plan.answer();
    if (answer.result() == 0) {
      plan.effect().run();
    }
    answer.report(port());
    finish(requestId, answer.result());
    if (answer.forcesClose()) {
      forceClose();
    } else if (answer.isRemoval()) {
      remove();
    }
  }
}
