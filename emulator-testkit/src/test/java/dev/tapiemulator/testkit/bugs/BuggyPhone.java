package dev.tapiemulator.testkit.bugs;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneFace;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A phone written without {@code StandardPhone}, correct but for the bugs it is given. */
final class BuggyPhone implements PhoneDeviceModel {

  /** What device code has been seen to do. */
  enum Bug {
    /** {@code if (id > count) refuse}. */
    ONE_DATA_ID_TOO_MANY,
    /** {@code if (row > rows) refuse}. */
    ONE_ROW_TOO_MANY,
    /** The same for columns. */
    ONE_COLUMN_TOO_MANY,
    /** Its own state of processing, 17, goes where the hookswitch mode belongs. */
    PROCESSING_STATE_AS_MODE,
    /** The bits of another hookswitch device are tested. */
    HOOKSWITCH_MASKS_MIXED_UP,
    /** It lets go of the phone and forgets what it owes. */
    CLOSES_BEFORE_COMPLETING,
    /** PHONE_STATE is not passed on. */
    STATE_DROPPED,
    /** Both the command's end and the clean-up complete the request. */
    DOUBLE_COMPLETION,
    /** It closes first and completes afterwards. */
    COMPLETION_AFTER_CLOSE,
    /** The release of a key is not told. */
    UP_FORGOTTEN,
    /** Codes of the line half of TAPI are used for phones. */
    LINE_ERROR_CODES,
    /** The value is taken over before it is found to be out of range. */
    REFUSES_AND_DOES_IT,
    /** The same, told to everybody and forgotten again. */
    REFUSES_AND_TELLS,
    /** A refusal has a code of the line half. */
    REFUSES_WITH_LINE_CODE,
    /** A hookswitch device that is not there is set all the same. */
    HOOKSWITCH_UNCHECKED,
    /** Nobody asks whether the phone is open before a key is reported. */
    REPORTS_WHEN_CLOSED,
    /** What was said when the session ended goes out when the next one has begun. */
    REPORTS_AT_THE_END,
    /** Closing lets go of something that only the constructor makes. */
    CLOSED_FOR_EVER,
    /** The volume is kept in its own scale of 17 bits. */
    LEVEL_OUT_OF_RANGE,
    /** The display is written out whatever room there is. */
    DISPLAY_OVERFLOWS,
    /** The last of the declared data areas is refused. */
    ONE_DATA_ID_TOO_FEW,
    /** A request is forgotten. */
    NEVER_COMPLETES,
    /** 0 is returned for what is accepted. */
    ZERO_FOR_ACCEPTED
  }

  private static final int AREAS = 2;
  private static final int ROWS = 2;
  private static final int COLUMNS = 8;
  private static final int RING_MODES = 3;
  private static final int PROCESSING = 17;
  private static final int KEYS = 12;
  private static final int LINEERR_OPERATIONFAILED = 0x80000048;

  private final Set<Bug> bugs;
  private final List<Integer> owed = new ArrayList<>();
  private final TreeMap<Integer, Integer> modes = new TreeMap<>();
  private DevicePort port;
  private int ringMode;
  private int volume;
  private boolean wasClosed;

  BuggyPhone(Bug... bugs) {
    this.bugs = Set.of(bugs);
    modes.put(PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHMODE_ONHOOK);
    modes.put(PHONEHOOKSWITCHDEV_SPEAKER, PHONEHOOKSWITCHMODE_ONHOOK);
  }

  private boolean has(Bug bug) {
    return bugs.contains(bug);
  }

  @Override
  public PhoneDescription describe() {
    PhoneDescription.Builder phone = PhoneDescription.named("buggy-phone")
        .buttonLamps(ButtonLamp.keypad())
        .display(ROWS, COLUMNS)
        .ringModes(RING_MODES)
        .handset(new HookSwitch(0xF, 0xF, 0xF, true, false))
        .speaker(new HookSwitch(0xF, 0xF, 0xF, false, false));
    for (int id = 0; id < AREAS; id++) {
      phone.area(DataArea.download(id, "in " + id, 16, payload -> 0));
    }
    return phone.build();
  }

  // ---- sessions

  @Override
  public int open(DevicePort opened) {
    if (has(Bug.CLOSED_FOR_EVER) && wasClosed) {
      return PHONEERR_OPERATIONFAILED;
    }
    port = opened;
    return 0;
  }

  @Override
  public int close(DevicePort closing) {
    if (has(Bug.COMPLETION_AFTER_CLOSE)) {
      port = closing;
      return 0;
    }
    settle(closing);
    wasClosed = true;
    port = has(Bug.REPORTS_WHEN_CLOSED) || has(Bug.REPORTS_AT_THE_END) ? closing : null;
    return 0;
  }

  @Override
  public void reclaimed(DevicePort closing) {
    if (!has(Bug.CLOSES_BEFORE_COMPLETING)) {
      settle(closing);
    }
    owed.clear();
  }

  @Override
  public void sessionEnded() {
    settleLate();
    if (has(Bug.REPORTS_AT_THE_END) && port != null) {
      port.changed(PHONESTATE_RINGMODE, 0, DevicePort.SPONTANEOUS, true);
    }
  }

  private void settleLate() {
    if (has(Bug.COMPLETION_AFTER_CLOSE) && port != null) {
      settle(port);
    }
  }

  private void settle(DevicePort through) {
    List<Integer> all = List.copyOf(owed);
    owed.clear();
    all.forEach(request -> through.complete(request, PHONEERR_OPERATIONFAILED));
  }

  @Override
  public void factoryReset() {
    owed.clear();
    modes.replaceAll((device, mode) -> PHONEHOOKSWITCHMODE_ONHOOK);
    port = null;
    ringMode = 0;
    volume = 0;
    wasClosed = false;
  }

  // ---- requests: each takes 10 ms, ordinarily

  private int accept(int request, DevicePort through) {
    owed.add(request);
    if (!has(Bug.NEVER_COMPLETES)) {
      through.startTimer(through.latencyMillis(10), request);
    }
    return has(Bug.ZERO_FOR_ACCEPTED) ? 0 : request;
  }

  @Override
  public void timer(int request, DevicePort through) {
    if (owed.remove((Integer) request)) {
      through.complete(request, has(Bug.LINE_ERROR_CODES) ? LINEERR_OPERATIONFAILED : 0);
      if (has(Bug.DOUBLE_COMPLETION)) {
        through.complete(request, 0);
      }
    }
  }

  @Override
  public int setData(int request, int dataId, ByteBuffer payload, DevicePort through) {
    int end = has(Bug.ONE_DATA_ID_TOO_MANY) ? AREAS + 1 : has(Bug.ONE_DATA_ID_TOO_FEW) ? AREAS - 1 : AREAS;
    return dataId < 0 || dataId >= end ? PHONEERR_INVALDATAID : accept(request, through);
  }

  @Override
  public int setDisplay(int request, int row, int column, ByteBuffer content, DevicePort through) {
    int rows = has(Bug.ONE_ROW_TOO_MANY) ? ROWS + 1 : ROWS;
    int columns = has(Bug.ONE_COLUMN_TOO_MANY) ? COLUMNS + 1 : COLUMNS;
    return row < 0 || row >= rows || column < 0 || column >= columns
        ? PHONEERR_INVALPARAM
        : accept(request, through);
  }

  @Override
  public int setRing(int request, int newMode, int ringVolume, DevicePort through) {
    boolean refused = newMode < 0 || newMode > RING_MODES;
    if (refused && has(Bug.REFUSES_AND_TELLS)) {
      through.changed(PHONESTATE_RINGMODE, newMode, request, true);
    }
    if (!refused || has(Bug.REFUSES_AND_DOES_IT)) {
      boolean differs = newMode != ringMode;
      ringMode = newMode;
      changed(PHONESTATE_RINGMODE, newMode, request, differs, through);
    }
    int code = has(Bug.REFUSES_WITH_LINE_CODE) ? LINEERR_OPERATIONFAILED : PHONEERR_INVALRINGMODE;
    return refused ? code : accept(request, through);
  }

  @Override
  public int setHookSwitch(int request, int devices, int mode, DevicePort through) {
    boolean isThere = (devices & ~(PHONEHOOKSWITCHDEV_HANDSET | PHONEHOOKSWITCHDEV_SPEAKER)) == 0;
    if (!isThere && !has(Bug.HOOKSWITCH_UNCHECKED)) {
      return PHONEERR_INVALHOOKSWITCHDEV;
    }
    int named = has(Bug.HOOKSWITCH_MASKS_MIXED_UP)
        ? devices ^ (PHONEHOOKSWITCHDEV_HANDSET | PHONEHOOKSWITCHDEV_SPEAKER)
        : devices;
    modes.replaceAll((device, old) -> {
      if ((device & named) == 0) {
        return old;
      }
      int bit = device == PHONEHOOKSWITCHDEV_HANDSET ? PHONESTATE_HANDSETHOOKSWITCH : PHONESTATE_SPEAKERHOOKSWITCH;
      changed(bit, mode, request, old != mode, through);
      return has(Bug.PROCESSING_STATE_AS_MODE) ? PROCESSING : mode;
    });
    return accept(request, through);
  }

  @Override
  public int setVolume(int request, int device, int level, DevicePort through) {
    if (device != PHONEHOOKSWITCHDEV_HANDSET) {
      return PHONEERR_OPERATIONUNAVAIL;
    }
    changed(PHONESTATE_HANDSETVOLUME, 0, request, volume != level, through);
    volume = level;
    return accept(request, through);
  }

  private void changed(int bit, int detail, int request, boolean differs, DevicePort through) {
    if (!has(Bug.STATE_DROPPED)) {
      through.changed(bit, detail, request, differs);
    }
  }

  // ---- questions

  @Override
  public long ringMode() {
    return ringMode;
  }

  @Override
  public long ringVolume() {
    return 0;
  }

  @Override
  public long hookSwitchMode(int device) {
    return modes.containsKey(device) ? modes.get(device) : PHONEERR_OPERATIONUNAVAIL;
  }

  @Override
  public long volume(int device) {
    return device != PHONEHOOKSWITCHDEV_HANDSET ? PHONEERR_OPERATIONUNAVAIL
        : has(Bug.LEVEL_OUT_OF_RANGE) ? 2L * volume : volume;
  }

  @Override
  public int getDisplay(ByteBuffer destination) {
    if (has(Bug.DISPLAY_OVERFLOWS)) {
      destination.put(new byte[4096]);
    }
    return 0;
  }

  @Override
  public Optional<PhoneFace> face() {
    return Optional.of(new BuggyFace());
  }

  /** Only its keys can be touched. */
  private final class BuggyFace implements PhoneFace {

    @Override
    public String displayText() {
      return "";
    }

    @Override
    public int lampMode(int id) {
      return 0;
    }

    @Override
    public int ringMode() {
      return ringMode;
    }

    @Override
    public int ringVolume() {
      return 0;
    }

    @Override
    public int hookSwitchMode(int device) {
      return modes.getOrDefault(device, 0);
    }

    @Override
    public int volume(int device) {
      return 0;
    }

    @Override
    public int gain(int device) {
      return 0;
    }

    @Override
    public Optional<byte[]> received(int dataId) {
      return Optional.empty();
    }

    @Override
    public void buttonDown(int id) {
      tell(id, PHONEBUTTONSTATE_DOWN);
    }

    @Override
    public void buttonUp(int id) {
      if (!has(Bug.UP_FORGOTTEN)) {
        tell(id, PHONEBUTTONSTATE_UP);
      }
    }

    private void tell(int id, int state) {
      if (port != null && id < KEYS) {
        port.button(id, PHONEBUTTONMODE_KEYPAD, state);
      }
    }

    @Override
    public void hookSwitch(int device, int mode) {}

    @Override
    public void turnVolume(int device, int volume) {}
  }
}
