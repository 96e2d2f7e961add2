package dev.tapiemulator.devices;

import static dev.tapiemulator.tapi.Tapi.*;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import dev.tapiemulator.spi.StateHash;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * {@code desk-phone}: a full telephone.
 *
 * <p>Display of 2 rows with 24 cells of one byte (ISO 8859-1). Keypad: ids 0..9, 10 for *, 11 for #. Feature keys with
 * lamps: ids 12..19. Message lamp, which can be off, steady or flashing: id 20. Handset, speakerphone and headset with
 * volume and gain; an application can mute the handset but not lay it down. Ring modes 1..8.
 *
 * <p>Every download that does not keep to its layout is refused at once with PHONEERR_OPERATIONFAILED and changes
 * nothing.
 *
 * <pre>
 * download 0, display text, up to 256 bytes: characters to show from the cursor on, and control codes
 *   08          cursor one cell back              0B          erase from the cursor to the end of its row
 *   0A          cursor to the next row's start    0C          clear the display, cursor to row 0, column 0
 *   0D          cursor to its row's start         1B row col  cursor to row 0..1, column 0..23
 *   20..7E, A0..FF  the character; the cursor goes on; behind the last cell characters are cut off
 *   00              only as the last byte, where it ends the text
 *   The cursor stays where it is until the next download; phoneSetDisplay does not move it.
 *
 * download 1, soft-key labels: any number of
 *   BYTE key 0..7 (button 12..19), each at most once
 *   BYTE length 0..12
 *   BYTE characters[length], 20..7E and A0..FF
 *
 * download 2, ring melody, up to 2048 bytes: a melody in RTTTL, which ring mode 8 plays from then on; empty: the
 *   melody of the factory. The grammar is told at {@link RtttlParser}.
 *   More than 256 notes are refused at once with PHONEERR_RESOURCEUNAVAIL.
 *   While the phone rings with mode 8 the reply is PHONEERR_INVALPHONESTATE.
 *
 * download 3 and upload 2, configuration: any number of BYTE tag, BYTE length, BYTE value[length]; in a download each
 *   tag at most once, what is not named stays; an upload has them all in ascending order
 *   1  name of the phone (PHONECAPS.dwPhoneName), 1..16 characters 20..7E and A0..FF
 *   2  WORD seconds that the display stays lit, 0..3600
 *   3  BYTE key click, 0 or 1
 *   4  BYTE contrast, 0..15
 *   5  hot line, 0..22 of the characters 0..9 * #: dialled as soon as a device goes off-hook
 *   While a device is off-hook the reply is PHONEERR_INVALPHONESTATE.
 *
 * upload 0, model and serial number: two ASCII texts, each ended by 00
 *
 * upload 1, call log: the last 20 finished calls, newest first; a call lasts from the first device off-hook to the
 *   last one on-hook
 *   DWORD start, milliseconds since the emulator was created; FFFFFFFF when the phone was closed then
 *   DWORD duration, milliseconds; FFFFFFFF when it was closed at either end
 *   BYTE  PHONEHOOKSWITCHDEV_ that went off-hook first
 *   BYTE  length of the number, 0..22
 *   BYTE  number[22], the keys that were dialled, filled up with 00
 * </pre>
 */
final class DeskPhone extends StandardPhone {

  static final int DOWNLOAD_TEXT = 0;
  static final int DOWNLOAD_LABELS = 1;
  static final int DOWNLOAD_MELODY = 2;
  static final int DOWNLOAD_CONFIGURATION = 3;
  static final int UPLOAD_IDENTITY = 0;
  static final int UPLOAD_CALL_LOG = 1;
  static final int UPLOAD_CONFIGURATION = 2;

  static final int ROWS = 2;
  static final int COLUMNS = 24;
  static final String KEYS = "0123456789*#";
  static final int FIRST_FEATURE_KEY = 12;
  static final int MESSAGE_LAMP = 20;
  static final int RING_MODES = 8;

  private static final byte[] IDENTITY = "Desk phone DP-24\0DP24-000001\0".getBytes(ISO_8859_1);
  private static final int ALL_LAMP_MODES = PHONELAMPMODE_OFF
      | PHONELAMPMODE_STEADY
      | PHONELAMPMODE_WINK
      | PHONELAMPMODE_FLASH
      | PHONELAMPMODE_FLUTTER
      | PHONELAMPMODE_BROKENFLUTTER;
  private static final int MESSAGE_LAMP_MODES = PHONELAMPMODE_OFF | PHONELAMPMODE_STEADY | PHONELAMPMODE_FLASH;
  private static final int OFF_HOOK_MODES =
      PHONEHOOKSWITCHMODE_MIC | PHONEHOOKSWITCHMODE_SPEAKER | PHONEHOOKSWITCHMODE_MICSPEAKER;

  private enum FeatureKey {
    HOLD("Hold", PHONEBUTTONFUNCTION_HOLD),
    TRANSFER("Transfer", PHONEBUTTONFUNCTION_TRANSFER),
    CONFERENCE("Conference", PHONEBUTTONFUNCTION_CONFERENCE),
    FORWARD("Forward", PHONEBUTTONFUNCTION_FORWARD),
    PICKUP("Pickup", PHONEBUTTONFUNCTION_PICKUP),
    REDIAL("Redial", PHONEBUTTONFUNCTION_LASTNUM),
    SILENCE("Silence", PHONEBUTTONFUNCTION_DONOTDISTURB),
    DIRECTORY("Directory", PHONEBUTTONFUNCTION_DIRECTORY);

    private final String label;
    private final int function;

    FeatureKey(String label, int function) {
      this.label = label;
      this.function = function;
    }
  }

  private static final int FEATURE_KEYS = FeatureKey.values().length;

  private final CallLog callLog = new CallLog();
  private DeskConfiguration configuration = DeskConfiguration.FACTORY;
  private int cursor;

  @Override
  public PhoneDescription describe() {
    PhoneDescription.Builder phone = PhoneDescription.named("desk-phone")
        .phoneInfo("Desk phone DP-24, firmware 1.0")
        .phoneName(configuration.name())
        .display(ROWS, COLUMNS)
        .handset(mutableHandset())
        .speaker(HookSwitch.full())
        .headset(HookSwitch.full())
        .ringModes(RING_MODES)
        .buttonLamps(ButtonLamp.keypad());
    for (FeatureKey key : FeatureKey.values()) {
      phone.buttonLamp(new ButtonLamp(PHONEBUTTONMODE_FEATURE, key.function, ALL_LAMP_MODES, key.label));
    }
    phone.buttonLamp(ButtonLamp.lamp(MESSAGE_LAMP_MODES, "Message"));
    addDownloads(phone);
    addUploads(phone);
    return phone.build();
  }

  private static HookSwitch mutableHandset() {
    int modes = PHONEHOOKSWITCHMODE_ONHOOK | OFF_HOOK_MODES;
    return new HookSwitch(modes, OFF_HOOK_MODES, modes, true, true);
  }

  private void addDownloads(PhoneDescription.Builder phone) {
    phone
        .area(DataArea.download(DOWNLOAD_TEXT, "display text", 256,
                command(payload -> ScreenScript.parse(payload, ROWS, COLUMNS), this::runOnScreen))
            .meaning("Text to show from the cursor on, with control codes to move the cursor and to clear."))
        .area(DataArea.download(DOWNLOAD_LABELS, "soft-key labels", FEATURE_KEYS * (2 + SoftKeyLabels.LONGEST_LABEL),
                command(payload -> SoftKeyLabels.parse(payload, FEATURE_KEYS), this::labelKeys))
            .meaning("Labels for the feature keys: key 0..7, length, characters, for each."))
        .area(DataArea.download(DOWNLOAD_MELODY, "ring melody", 2048, command(DeskPhone::parseMelody, this::loadMelody))
            .meaning("What ring mode 8 plays, as RTTTL text; empty for the melody of the factory."))
        .area(DataArea.download(DOWNLOAD_CONFIGURATION, "configuration", DeskConfiguration.MOST_BYTES,
                command(DeskConfiguration::parse, this::configure))
            .meaning("Settings to change: tag, length, value, for each."));
  }

  private void addUploads(PhoneDescription.Builder phone) {
    phone
        .area(DataArea.upload(UPLOAD_IDENTITY, "identity", IDENTITY.length, () -> IDENTITY)
            .meaning("Model and serial number, each ended by a zero byte."))
        .area(DataArea.upload(UPLOAD_CALL_LOG, "call log", CallLog.MOST_CALLS * CallLog.CALL_BYTES, callLog::encoded)
            .meaning("The last 20 calls, newest first, 32 bytes each."))
        .area(DataArea.upload(UPLOAD_CONFIGURATION, "configuration", DeskConfiguration.MOST_BYTES,
                () -> configuration.encoded())
            .meaning("All settings: tag, length, value, for each."));
  }

  private <C> ParsedDownload<C> command(ParsedDownload.Parser<C> parser, ToIntFunction<C> effect) {
    return new ParsedDownload<>(parser, effect, this::note);
  }

  // ---- what the commands do

  private int runOnScreen(ScreenScript script) {
    ByteBuffer cells = ByteBuffer.allocate(ROWS * COLUMNS);
    getDisplay(cells);
    cursor = script.run(cells.array(), COLUMNS, cursor);
    showText(0, 0, new String(cells.array(), ISO_8859_1), currentRequest());
    return 0;
  }

  private int labelKeys(Map<Integer, String> labels) {
    labels.forEach((key, text) -> {
      int id = FIRST_FEATURE_KEY + key;
      ButtonInfo now = buttonInfo(id).orElseThrow();
      relabel(id, new ButtonInfo(now.mode(), now.function(), text, now.state(), now.devSpecific()), currentRequest());
    });
    return 0;
  }

  private static String parseMelody(ByteBuffer payload) throws UnusablePayloadException {
    if (!payload.hasRemaining()) {
      return "the melody of the factory";
    }
    RingMelody melody = RtttlParser.parse(payload);
    return "\"" + melody.name() + "\", " + melody.notes().size() + " notes, " + melody.durationMillis() + " ms";
  }

  private int loadMelody(String title) {
    if (ringMode() == RING_MODES) {
      return PHONEERR_INVALPHONESTATE; // the melody is being played
    }
    note("ring mode " + RING_MODES + " plays " + title);
    return 0;
  }

  private int configure(DeskConfiguration.Change change) {
    if (callLog.callUnderWay()) {
      return PHONEERR_INVALPHONESTATE;
    }
    String nameBefore = configuration.name();
    configuration = change.of(configuration);
    if (!configuration.name().equals(nameBefore)) {
      capabilitiesChanged();
    }
    return 0;
  }

  // ---- calls

  @Override
  protected void hookSwitchMoved(int hookSwitchDev, int hookSwitchMode) {
    boolean offHook = isOffHook(PHONEHOOKSWITCHDEV_HANDSET)
        || isOffHook(PHONEHOOKSWITCHDEV_SPEAKER)
        || isOffHook(PHONEHOOKSWITCHDEV_HEADSET);
    if (offHook && !callLog.callUnderWay()) {
      callLog.begin(hookSwitchDev, nowMillis(), configuration.hotLine());
    } else if (!offHook && callLog.callUnderWay()) {
      callLog.end(nowMillis());
      dataAreaChanged(UPLOAD_CALL_LOG, currentRequest());
    }
  }

  private boolean isOffHook(int hookSwitchDev) {
    return (hookSwitchMode(hookSwitchDev) & OFF_HOOK_MODES) != 0;
  }

  private long nowMillis() {
    return port() == null ? CallLog.UNKNOWN : port().nowMillis();
  }

  @Override
  protected void buttonMoved(int buttonLampId, boolean down) {
    if (down && buttonLampId < KEYS.length()) {
      callLog.dial(KEYS.charAt(buttonLampId));
    }
  }

  // ---- the whole

  @Override
  public void factoryReset() {
    callLog.clear();
    configuration = DeskConfiguration.FACTORY;
    cursor = 0;
    super.factoryReset();
  }

  @Override
  protected void addState(StateHash hash) {
    hash.add(cursor).add(configuration.encoded());
    callLog.addTo(hash);
  }
}
