package dev.tapiemulator.tapi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The groups of constants with their members, in the order in which the pages list them; and names for values.
 *
 * <p>The order stands here, as text; the values stand in {@link Tapi} alone and are looked up by name.
 */
public enum ConstantGroup {
  PHONEERR("PHONEERR_", Kind.ERROR, """
      ALLOCATED BADDEVICEID INCOMPATIBLEAPIVERSION INCOMPATIBLEEXTVERSION INIFILECORRUPT INUSE INVALAPPHANDLE
      INVALAPPNAME INVALBUTTONLAMPID INVALBUTTONMODE INVALBUTTONSTATE INVALDATAID INVALDEVICECLASS INVALEXTVERSION
      INVALHOOKSWITCHDEV INVALHOOKSWITCHMODE INVALLAMPMODE INVALPARAM INVALPHONEHANDLE INVALPHONESTATE
      INVALPOINTER INVALPRIVILEGE INVALRINGMODE NODEVICE NODRIVER NOMEM NOTOWNER OPERATIONFAILED OPERATIONUNAVAIL
      RESOURCEUNAVAIL REQUESTOVERRUN STRUCTURETOOSMALL UNINITIALIZED REINIT DISCONNECTED SERVICE_NOT_RUNNING"""),
  PHONEBUTTONFUNCTION("PHONEBUTTONFUNCTION_", Kind.SCALAR, """
      UNKNOWN CONFERENCE TRANSFER DROP HOLD RECALL DISCONNECT CONNECT MSGWAITON MSGWAITOFF SELECTRING ABBREVDIAL
      FORWARD PICKUP RINGAGAIN PARK REJECT REDIRECT MUTE VOLUMEUP VOLUMEDOWN SPEAKERON SPEAKEROFF FLASH DATAON
      DATAOFF DONOTDISTURB INTERCOM BRIDGEDAPP BUSY CALLAPP DATETIME DIRECTORY COVER CALLID LASTNUM NIGHTSRV
      SENDCALLS MSGINDICATOR REPDIAL SETREPDIAL SYSTEMSPEED STATIONSPEED CAMPON SAVEREPEAT QUEUECALL NONE SEND"""),
  PHONEBUTTONMODE("PHONEBUTTONMODE_", Kind.FLAGS, "DUMMY CALL FEATURE KEYPAD LOCAL DISPLAY"),
  PHONEBUTTONSTATE("PHONEBUTTONSTATE_", Kind.FLAGS, "UP DOWN UNKNOWN UNAVAIL"),
  PHONEFEATURE("PHONEFEATURE_", Kind.FLAGS, """
      GETBUTTONINFO GETDATA GETDISPLAY GETGAINHANDSET GETGAINSPEAKER GETGAINHEADSET GETHOOKSWITCHHANDSET
      GETHOOKSWITCHSPEAKER GETHOOKSWITCHHEADSET GETLAMP GETRING GETVOLUMEHANDSET GETVOLUMESPEAKER GETVOLUMEHEADSET
      SETBUTTONINFO SETDATA SETDISPLAY SETGAINHANDSET SETGAINSPEAKER SETGAINHEADSET SETHOOKSWITCHHANDSET
      SETHOOKSWITCHSPEAKER SETHOOKSWITCHHEADSET SETLAMP SETRING SETVOLUMEHANDSET SETVOLUMESPEAKER SETVOLUMEHEADSET
      GENERICPHONE"""),
  PHONEHOOKSWITCHDEV("PHONEHOOKSWITCHDEV_", Kind.FLAGS, "HANDSET SPEAKER HEADSET"),
  PHONEHOOKSWITCHMODE("PHONEHOOKSWITCHMODE_", Kind.FLAGS, "ONHOOK MIC SPEAKER MICSPEAKER UNKNOWN"),
  PHONEINITIALIZEEXOPTION("PHONEINITIALIZEEXOPTION_", Kind.SCALAR, "USEHIDDENWINDOW USEEVENT USECOMPLETIONPORT"),
  PHONELAMPMODE("PHONELAMPMODE_", Kind.FLAGS, "DUMMY OFF STEADY WINK FLASH FLUTTER BROKENFLUTTER UNKNOWN"),
  PHONEPRIVILEGE("PHONEPRIVILEGE_", Kind.FLAGS, "MONITOR OWNER"),
  PHONESTATE("PHONESTATE_", Kind.FLAGS, """
      OTHER CONNECTED DISCONNECTED OWNER MONITORS DISPLAY LAMP RINGMODE RINGVOLUME HANDSETHOOKSWITCH HANDSETVOLUME
      HANDSETGAIN SPEAKERHOOKSWITCH SPEAKERVOLUME SPEAKERGAIN HEADSETHOOKSWITCH HEADSETVOLUME HEADSETGAIN SUSPEND
      RESUME DEVSPECIFIC REINIT CAPSCHANGE REMOVED"""),
  PHONESTATUSFLAGS("PHONESTATUSFLAGS_", Kind.FLAGS, "CONNECTED SUSPENDED"),
  STRINGFORMAT("STRINGFORMAT_", Kind.SCALAR, "ASCII DBCS UNICODE BINARY"),
  PHONE("PHONE_", Kind.MESSAGE, "BUTTON CLOSE DEVSPECIFIC REPLY STATE CREATE REMOVE"),
  TAPI_VERSION("TAPI_VERSION_", Kind.VERSION, "1_3 1_4 2_0 2_1 2_2 3_0 3_1"),
  LINETSPIOPTION("LINETSPIOPTION_", Kind.FLAGS, "NONREENTRANT"),
  TUISPIDLL_OBJECT("TUISPIDLL_OBJECT_", Kind.SCALAR, "LINEID PHONEID PROVIDERID DIALOGINSTANCE"),
  TSPI("", Kind.SCALAR, """
      INITIALIZE_NEGOTIATION TSPI_MESSAGE_BASE LINE_CREATEDIALOGINSTANCE LINE_SENDDIALOGINSTANCEDATA TAPI_REPLY"""),
  LINEERR("LINEERR_", Kind.ERROR, """
      INCOMPATIBLEAPIVERSION INIFILECORRUPT INUSE INVALPARAM INVALPOINTER NODRIVER NOMEM NOMULTIPLEINSTANCE
      OPERATIONFAILED OPERATIONUNAVAIL RESOURCEUNAVAIL""");

  /** How the values of a group are meant. */
  public enum Kind { ERROR, SCALAR, FLAGS, MESSAGE, VERSION }

  private final String prefix;
  private final Kind kind;
  private final Map<String, Integer> constants;

  ConstantGroup(String prefix, Kind kind, String names) {
    this.prefix = prefix;
    this.kind = kind;
    this.constants = Collections.unmodifiableMap(valuesOf(prefix, names.split("\\s+")));
  }

  /** What all header names of the group begin with, such as {@code PHONESTATE_}; empty for {@link #TSPI}. */
  public String prefix() {
    return prefix;
  }

  public Kind kind() {
    return kind;
  }

  /** Values by published name, ordered: the header name, and {@code TAPI 2.2} and the like for versions. */
  public Map<String, Integer> constants() {
    return constants;
  }

  /** The published name of the constant with exactly this value. */
  public Optional<String> find(int value) {
    for (Map.Entry<String, Integer> constant : constants.entrySet()) {
      if (constant.getValue() == value) {
        return Optional.of(constant.getKey());
      }
    }
    return Optional.empty();
  }

  /** The published name of the constant with this value, or the value as {@code 0x0000002A}. */
  public String nameOf(int value) {
    return find(value).orElseGet(() -> hex(value));
  }

  /**
   * The names of all bits, lowest first, joined by {@code |}; bits without a name follow as one hexadecimal number, and
   * no bits at all are {@code 0}. Only for groups of kind {@link Kind#FLAGS}.
   */
  public String flags(int value) {
    if (kind != Kind.FLAGS) {
      throw new IllegalStateException(this + " are values, not flags");
    }
    List<String> names = new ArrayList<>();
    int unnamed = value;
    for (Map.Entry<String, Integer> constant : constants.entrySet()) {
      if ((value & constant.getValue()) != 0) {
        names.add(constant.getKey());
        unnamed &= ~constant.getValue();
      }
    }
    if (unnamed != 0) {
      names.add(hex(unnamed));
    }
    return names.isEmpty() ? "0" : String.join("|", names);
  }

  private static String hex(int value) {
    return String.format("0x%08X", value);
  }

  private static Map<String, Integer> valuesOf(String prefix, String[] names) {
    Map<String, Integer> values = new LinkedHashMap<>();
    for (String name : names) {
      String headerName = prefix + name;
      values.put(publishedName(headerName), valueInTapi(headerName));
    }
    return values;
  }

  /** Versions are the only constants that the documents know by another name than the header-like one. */
  private static String publishedName(String headerName) {
    return headerName.startsWith("TAPI_VERSION_")
        ? headerName.replace("TAPI_VERSION_", "TAPI ").replace('_', '.')
        : headerName;
  }

  private static int valueInTapi(String headerName) {
    try {
      return Tapi.class.getField(headerName).getInt(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("Tapi has no constant " + headerName, e);
    }
  }
}
