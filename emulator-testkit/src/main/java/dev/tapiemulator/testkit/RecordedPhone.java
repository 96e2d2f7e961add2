package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.DescriptionText;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.JournalFile;
import dev.tapiemulator.journal.JournalFormatException;
import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneFace;
import dev.tapiemulator.testkit.record.Playback;
import dev.tapiemulator.testkit.record.PlayedPhone;
import dev.tapiemulator.testkit.record.QueryKey;
import dev.tapiemulator.testkit.record.RecordedAnswer;
import dev.tapiemulator.testkit.record.RecordedStep;
import dev.tapiemulator.testkit.record.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A telephone that answers as one of a recorded run did: it is the same phone to its applications, takes the same time,
 * and does by itself what that one did.
 *
 * <pre>{@code
 * ScriptedPhone phone = ScriptedPhone.recorded(Path.of("run.jsonl"));
 * }</pre>
 *
 * <p>An order gets the next recorded answer for its data id, lamp, hookswitch device or whatever it is about, and must
 * be the same as the recorded order, byte for byte; of a new description of a button only the button counts. Orders for
 * different parts of the phone may come in another order than then, unless {@link #inOrder} is said. What the phone did
 * by itself comes as long after the order that set it going as then, or after the order before it where nothing shows
 * what set it going. A question such as phoneGetLamp gets the answer that was given at the same place, or else the last
 * one. What the recording does not have fails the test as with every scripted phone; what the test tells it to answer
 * counts before what was recorded.
 *
 * <p>A run with it is run again by {@code JournalReplay.of(journal).with(name, () -> ScriptedPhone.recorded(…))}: the
 * origin in its description tells that the name alone does not say which phone it was.
 *
 * <p>What the fault plan, choices and other phones did in the recorded run is not part of it.
 */
public final class RecordedPhone extends ScriptedPhone {

  private static final String ANEW = "record the program anew";

  private final Journal journal;
  private final int deviceId;
  /** One and the same, by which an emulator's phones are told apart; null before it is asked for. */
  private PhoneFace face;
  private boolean untouched;
  private Recording recording;
  private Playback playback;

  RecordedPhone(Journal journal, int deviceId) {
    this(journal, deviceId, Recording.of(journal, deviceId, false));
  }

  private RecordedPhone(Journal journal, int deviceId, Recording recording) {
    super(recording.description());
    this.journal = journal;
    this.deviceId = deviceId;
    begin(recording);
  }

  static RecordedPhone in(Path file) {
    Journal journal = read(file);
    return of(file, () -> {
      List<String> phones = Recording.phones(journal);
      if (phones.size() > 1) {
        throw new IllegalArgumentException("the journal has " + phones.size() + " phones (" + Recording.listed(phones)
            + "); say which is meant");
      }
      return new RecordedPhone(journal, 0);
    });
  }

  static RecordedPhone in(Path file, int deviceId) {
    Journal journal = read(file);
    return of(file, () -> new RecordedPhone(journal, deviceId));
  }

  private static RecordedPhone of(Path file, Supplier<RecordedPhone> phone) {
    try {
      return phone.get();
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(file + ": " + unusable.getMessage(), unusable);
    }
  }

  private static Journal read(Path file) {
    try {
      return JournalFile.read(file);
    } catch (JournalFormatException malformed) {
      throw new IllegalArgumentException(file + ": " + malformed.getMessage(), malformed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Leaves out what people and the switch did to the phone when it was recorded: buttons, hookswitches, suspension,
   * forced close and the like. The test does that instead, and what the phone made of it then comes of it again.
   */
  public RecordedPhone untouched() {
    untouched = true;
    begin(Recording.of(journal, deviceId, true));
    return this;
  }

  private void begin(Recording anew) {
    face = null;
    recording = anew;
    playback = newPlayback();
    record(anew.orders().stream().map(this::answer).toList());
  }

  /** Whoever has the journal of this run knows by the origin how to make the phone again. */
  private Playback newPlayback() {
    return new Playback(recording, new Itself(), untouched ? "a recording, touched anew" : "a recording");
  }

  private Answer answer(RecordedStep step) {
    PhoneOrder order = orderOf(step);
    return new Answer(ExpectedOrder.exactly(order), (requestId, bytes) -> switch (order.function()) {
      case PHONE_GET_DATA -> upload(step, order, bytes);
      default -> playback.order(requestId, step, bytes);
    }, step.when());
  }

  private static PhoneOrder orderOf(RecordedStep step) {
    return new PhoneOrder(step.function(), step.subject(), step.value(), step.payload());
  }

  private int upload(RecordedStep step, PhoneOrder order, ByteBuffer destination) {
    if (!Playback.knowsAll(step, destination.remaining())) {
      throw complain(name() + " was recorded giving only the first " + step.answered() + " bytes to " + order
          + ", since there was no room for more; with room for " + destination.remaining()
          + " nobody knows what comes then", ANEW);
    }
    return playback.upload(step, destination);
  }

  private String name() {
    return recording.description().name();
  }

  /** What only the phone can do. */
  private final class Itself implements PlayedPhone {

    @Override
    public DevicePort port() {
      return RecordedPhone.this.port();
    }

    @Override
    public void after(long delayMillis, Runnable action) {
      RecordedPhone.this.after(delayMillis, action);
    }

    @Override
    public void capabilitiesChanged() {
      RecordedPhone.this.capabilitiesChanged();
    }

    @Override
    public void forceClose() {
      RecordedPhone.this.forceClose();
    }

    @Override
    public void remove() {
      RecordedPhone.this.remove();
    }
  }

  // ---- the device

  @Override
  public PhoneDescription describe() {
    recording.obstacle().ifPresent(obstacle -> {
      throw new IllegalArgumentException(obstacle);
    });
    return playback.description();
  }

  @Override
  public void factoryReset() {
    super.factoryReset();
    playback = newPlayback();
  }

  @Override
  public int open(DevicePort port) {
    RecordedStep opening = playback.nextOpening().orElseThrow(() -> complain(name() + " was opened "
        + times(playback.recordedOpenings()) + " when it was recorded, and not again", ANEW));
    if (opening.answer() != 0) {
      return (int) opening.answer();
    }
    super.open(port);
    playback.opened(opening);
    return 0;
  }

  private static String times(int count) {
    return count == 0 ? "never" : count == 1 ? "once" : count + " times";
  }

  @Override
  public int close(DevicePort port) {
    int refusal = playback.close();
    return refusal != 0 ? refusal : super.close(port);
  }

  @Override
  public void reclaimed(DevicePort port) {
    playback.reclaimed();
    super.close(port);
  }

  @Override
  public Optional<PhoneFace> face() {
    if (face == null) {
      face = new RecordedFace(name(), playback, untouched);
    }
    return Optional.of(face);
  }

  // ---- questions

  private RecordedAnswer ask(QueryKey question) {
    return playback.answer(question).orElseThrow(() -> complain(
        UnansweredQuestion.text(name(), question, playback), ANEW));
  }

  private long number(DeviceCall call, int a) {
    return ask(QueryKey.of(call, a)).result();
  }

  @Override
  public long lampMode(int buttonLampId) {
    return number(DeviceCall.GET_LAMP, buttonLampId);
  }

  @Override
  public long ringMode() {
    return number(DeviceCall.GET_RING, 0);
  }

  @Override
  public long ringVolume() {
    return number(DeviceCall.GET_RING, 1);
  }

  @Override
  public long hookSwitchMode(int hookSwitchDev) {
    return number(DeviceCall.GET_HOOK_SWITCH, hookSwitchDev);
  }

  @Override
  public long volume(int hookSwitchDev) {
    return number(DeviceCall.GET_VOLUME, hookSwitchDev);
  }

  @Override
  public long gain(int hookSwitchDev) {
    return number(DeviceCall.GET_GAIN, hookSwitchDev);
  }

  @Override
  public int getDisplay(ByteBuffer destination) {
    RecordedAnswer answer = ask(QueryKey.of(DeviceCall.GET_DISPLAY));
    destination.put(answer.content(), 0, Math.min(answer.content().length, destination.remaining()));
    return (int) answer.result();
  }

  @Override
  public Optional<ButtonInfo> buttonInfo(int buttonLampId) {
    RecordedAnswer answer = ask(QueryKey.of(DeviceCall.GET_BUTTON_INFO, buttonLampId));
    return Optional.of(DescriptionText.readButton(
        new String(answer.content(), StandardCharsets.UTF_8)));
  }

  @Override
  public byte[] statusDevSpecific() {
    return ask(QueryKey.of(DeviceCall.GET_STATUS)).content();
  }

  @Override
  public int configDialog(String deviceClass, long hwndOwner) {
    return (int) ask(new QueryKey(DeviceCall.CONFIG_DIALOG, 0, 0, deviceClass)).result();
  }

  @Override
  public long icon(String deviceClass) {
    return ask(new QueryKey(DeviceCall.GET_ICON, 0, 0, deviceClass)).result();
  }

  /** Versions in another range than then follow from what the phone says of itself. */
  @Override
  public int negotiateExtVersion(int apiVersion, int lowVersion, int highVersion) {
    return playback.answer(new QueryKey(DeviceCall.NEGOTIATE_EXT_VERSION, lowVersion, highVersion, ""))
        .map(answer -> (int) answer.result())
        .orElseGet(() -> super.negotiateExtVersion(apiVersion, lowVersion, highVersion));
  }

  @Override
  public int selectExtVersion(int extVersion) {
    return playback.answer(QueryKey.of(DeviceCall.SELECT_EXT_VERSION, extVersion))
        .map(answer -> (int) answer.result())
        .orElse(0);
  }
}
