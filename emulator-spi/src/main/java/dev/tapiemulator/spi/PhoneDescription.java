package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.*;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * What a phone is and can do: the device's side of PHONECAPS. Features, states and sizes that follow from the declared
 * parts are worked out, so an author names only the parts.
 */
public final class PhoneDescription {

  private final Builder declared;
  private final DataAreas downloads;
  private final DataAreas uploads;
  private final int features;
  private final int phoneStates;
  /** 0 until asked for. */
  private long contentHash;

  private PhoneDescription(Builder declared) {
    this.declared = declared;
    this.downloads = new DataAreas(declared.downloads);
    this.uploads = new DataAreas(declared.uploads);
    this.features = DerivedCapabilities.features(this) & ~declared.withoutFeatures;
    this.phoneStates = DerivedCapabilities.phoneStates(this);
  }

  /** Starts a description; the name is the one users type, in lower case with hyphens. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  public String name() {
    return declared.name;
  }

  public String providerInfo() {
    return declared.providerInfo;
  }

  public String phoneInfo() {
    return declared.phoneInfo;
  }

  /** The name a user has given the phone. */
  public String phoneName() {
    return declared.phoneName;
  }

  /** PHONECAPS.PermanentPhoneGuid: made from the name, so the same in every run. */
  public UUID permanentGuid() {
    return UUID.nameUUIDFromBytes(declared.name.getBytes(StandardCharsets.UTF_8));
  }

  /** PHONEFEATURE_ bits that can ever be invoked (C-39). */
  public int features() {
    return features;
  }

  /** PHONESTATE_ bits the phone can report; OWNER, MONITORS and REINIT are TAPI's to add. */
  public int phoneStates() {
    return phoneStates;
  }

  /** The device under one PHONEHOOKSWITCHDEV_ bit; {@link HookSwitch#NONE} when the phone lacks it. */
  public HookSwitch hookSwitch(int hookSwitchDev) {
    return declared.hookSwitches.getOrDefault(hookSwitchDev, HookSwitch.NONE);
  }

  /** PHONEHOOKSWITCHDEV_ bits of the devices the phone has. */
  public int hookSwitchDevs() {
    return declared.hookSwitches.keySet().stream().reduce(0, (all, dev) -> all | dev);
  }

  public int displayRows() {
    return declared.displayRows;
  }

  public int displayColumns() {
    return declared.displayColumns;
  }

  /** The STRINGFORMAT_ of the display's content. */
  public int stringFormat() {
    return declared.stringFormat;
  }

  /** Ring modes besides silence; 0 when ringing cannot be controlled (O-12). */
  public int ringModes() {
    return declared.ringModes;
  }

  /** The positions, in the order of their ids from 0. */
  public List<ButtonLamp> buttonLamps() {
    return declared.buttonLamps;
  }

  /** PHONECAPS.dwNumSetData: one more than the highest declared download id. */
  public int numSetData() {
    return declared.downloads.isEmpty() ? 0 : declared.downloads.lastKey() + 1;
  }

  /** PHONECAPS.dwNumGetData: one more than the highest declared upload id. */
  public int numGetData() {
    return declared.uploads.isEmpty() ? 0 : declared.uploads.lastKey() + 1;
  }

  /** The download area with that id, or null when none is declared. */
  public DataArea download(int dataId) {
    return downloads.find(dataId);
  }

  /** The upload area with that id, or null when none is declared. */
  public DataArea upload(int dataId) {
    return uploads.find(dataId);
  }

  /**
   * The other device classes phoneGetID answers, in alphabetical order; never "tapi/phone", which TAPI answers itself.
   */
  public List<String> deviceClasses() {
    return List.copyOf(declared.deviceClasses.keySet());
  }

  /** What phoneGetID answers for a class in lower case, or null when it is not supported. */
  public DeviceClassId deviceClass(String deviceClass) {
    return declared.deviceClasses.get(deviceClass);
  }

  /** The lowest API version the phone's provider speaks. */
  public int lowestApiVersion() {
    return declared.lowestApiVersion;
  }

  /** The highest API version the phone's provider speaks. */
  public int highestApiVersion() {
    return declared.highestApiVersion;
  }

  /** Whether the phone has a vendor extension. */
  public boolean hasExtensions() {
    return declared.extensionId != null;
  }

  /** The four DWORDs of PHONEEXTENSIONID; all zero without extensions. */
  public int[] extensionId() {
    return hasExtensions() ? declared.extensionId.clone() : new int[4];
  }

  public int lowestExtVersion() {
    return declared.lowestExtVersion;
  }

  public int highestExtVersion() {
    return declared.highestExtVersion;
  }

  /** Device-specific bytes at the end of PHONECAPS. */
  public byte[] devSpecific() {
    return declared.devSpecific.clone();
  }

  /** How long an ordinary order takes the phone, in milliseconds of virtual time. */
  public long latencyMillis() {
    return declared.latencyMillis;
  }

  /** What acts for the phone when it is not its kind's own code, such as a recording; empty otherwise. */
  public String origin() {
    return declared.origin;
  }

  /** A builder that starts with everything declared here, for a phone whose capabilities change. */
  public Builder toBuilder() {
    return new Builder(declared);
  }

  /**
   * The same phone without PHONEFEATURE_ bits, and without the parts that no other function reaches: a display that can
   * be neither set nor read is none.
   */
  public PhoneDescription lacking(int phoneFeatures) {
    return new Builder(declared).lacking(phoneFeatures).build();
  }

  /** What tells it from others, worked out once. */
  long contentHash() {
    if (contentHash == 0) {
      contentHash = DescriptionHash.of(this);
    }
    return contentHash;
  }

  /**
   * What phoneGetID answers for a device class.
   *
   * @param stringFormat the STRINGFORMAT_ of the content
   * @param content the bytes of the VARSTRING
   */
  public record DeviceClassId(int stringFormat, byte[] content) {

    public DeviceClassId {
      content = content.clone();
    }

    @Override
    public byte[] content() {
      return content.clone();
    }
  }

  /** Collects the declared parts. */
  public static final class Builder {

    private static final int HIGHEST_TRANSLATED_VERSION = TAPI_VERSION_2_2;

    private final String name;
    private String providerInfo = "TAPI emulator";
    private String phoneInfo;
    private String phoneName;
    private TreeMap<Integer, HookSwitch> hookSwitches = new TreeMap<>();
    private int displayRows;
    private int displayColumns;
    private int stringFormat = STRINGFORMAT_ASCII;
    private int ringModes;
    private List<ButtonLamp> buttonLamps = new ArrayList<>();
    private TreeMap<Integer, DataArea> downloads = new TreeMap<>();
    private TreeMap<Integer, DataArea> uploads = new TreeMap<>();
    private TreeMap<String, DeviceClassId> deviceClasses = new TreeMap<>();
    private int lowestApiVersion = TAPI_VERSION_1_3;
    private int highestApiVersion = HIGHEST_TRANSLATED_VERSION;
    private int[] extensionId;
    private int lowestExtVersion;
    private int highestExtVersion;
    private byte[] devSpecific = new byte[0];
    private long latencyMillis = 20;
    private String origin = "";
    private int withoutFeatures;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
      this.phoneInfo = name;
      this.phoneName = name;
    }

    private Builder(Builder other) {
      name = other.name;
      providerInfo = other.providerInfo;
      phoneInfo = other.phoneInfo;
      phoneName = other.phoneName;
      hookSwitches = new TreeMap<>(other.hookSwitches);
      displayRows = other.displayRows;
      displayColumns = other.displayColumns;
      stringFormat = other.stringFormat;
      ringModes = other.ringModes;
      buttonLamps = new ArrayList<>(other.buttonLamps);
      downloads = new TreeMap<>(other.downloads);
      uploads = new TreeMap<>(other.uploads);
      deviceClasses = new TreeMap<>(other.deviceClasses);
      lowestApiVersion = other.lowestApiVersion;
      highestApiVersion = other.highestApiVersion;
      extensionId = other.extensionId;
      lowestExtVersion = other.lowestExtVersion;
      highestExtVersion = other.highestExtVersion;
      devSpecific = other.devSpecific;
      latencyMillis = other.latencyMillis;
      origin = other.origin;
      withoutFeatures = other.withoutFeatures;
    }

    /** The text of PHONECAPS.dwProviderInfo: vendor and version of the provider. */
    public Builder providerInfo(String text) {
      providerInfo = Objects.requireNonNull(text);
      return this;
    }

    /** The text of PHONECAPS.dwPhoneInfo: maker, model and version of the phone. */
    public Builder phoneInfo(String text) {
      phoneInfo = Objects.requireNonNull(text);
      return this;
    }

    /** The name a user has given the phone, PHONECAPS.dwPhoneName. */
    public Builder phoneName(String text) {
      phoneName = Objects.requireNonNull(text);
      return this;
    }

    /** A handset as described. */
    public Builder handset(HookSwitch device) {
      return hookSwitch(PHONEHOOKSWITCHDEV_HANDSET, device);
    }

    /** A speakerphone as described. */
    public Builder speaker(HookSwitch device) {
      return hookSwitch(PHONEHOOKSWITCHDEV_SPEAKER, device);
    }

    /** A headset as described. */
    public Builder headset(HookSwitch device) {
      return hookSwitch(PHONEHOOKSWITCHDEV_HEADSET, device);
    }

    private Builder hookSwitch(int dev, HookSwitch device) {
      hookSwitches.put(dev, device);
      return this;
    }

    /** A display of so many rows and columns, of characters in the phone's string format. */
    public Builder display(int rows, int columns) {
      if (rows <= 0 || columns <= 0) {
        throw new IllegalArgumentException("a display needs at least one row and one column");
      }
      displayRows = rows;
      displayColumns = columns;
      return this;
    }

    /** The STRINGFORMAT_ of the display: ASCII (default) or UNICODE. */
    public Builder stringFormat(int format) {
      stringFormat = format;
      return this;
    }

    /** So many ring modes besides silence. */
    public Builder ringModes(int modes) {
      ringModes = modes;
      return this;
    }

    /** Adds a position; ids are given in the order of adding, from 0. */
    public Builder buttonLamp(ButtonLamp position) {
      buttonLamps.add(position);
      return this;
    }

    /** Adds positions; a keypad comes first, since its ids are 0..11. */
    public Builder buttonLamps(List<ButtonLamp> positions) {
      buttonLamps.addAll(positions);
      return this;
    }

    /** Declares a data area; its id may be declared once for each direction. */
    public Builder area(DataArea area) {
      TreeMap<Integer, DataArea> areas = area.direction() == DataArea.Direction.DOWNLOAD ? downloads : uploads;
      if (areas.put(area.dataId(), area) != null) {
        throw new IllegalArgumentException(
            name + ": " + area.direction() + " area " + area.dataId() + " is declared twice");
      }
      return this;
    }

    /** Lets phoneGetID answer a device class with these bytes in that STRINGFORMAT_. */
    public Builder deviceClass(String deviceClass, int format, byte[] content) {
      deviceClasses.put(deviceClass.toLowerCase(Locale.ROOT), new DeviceClassId(format, content));
      return this;
    }

    /** The API versions the provider speaks; 1.3 to 2.2 unless told otherwise. */
    public Builder apiVersions(int lowest, int highest) {
      lowestApiVersion = lowest;
      highestApiVersion = highest;
      return this;
    }

    /** A vendor extension: its id, not all zero, and the versions spoken. */
    public Builder extension(int id0, int id1, int id2, int id3, int lowestVersion, int highestVersion) {
      if ((id0 | id1 | id2 | id3) == 0 || lowestVersion <= 0 || highestVersion < lowestVersion) {
        throw new IllegalArgumentException(name + ": an extension needs an id and versions above 0");
      }
      extensionId = new int[] {id0, id1, id2, id3};
      lowestExtVersion = lowestVersion;
      highestExtVersion = highestVersion;
      return this;
    }

    /** Device-specific bytes at the end of PHONECAPS. */
    public Builder devSpecific(byte[] bytes) {
      devSpecific = bytes.clone();
      return this;
    }

    /** How long an ordinary order takes; 20 ms unless told otherwise, 0 completes inside the call. */
    public Builder latencyMillis(long millis) {
      latencyMillis = millis;
      return this;
    }

    /** What acts for the phone instead of its kind's own code; for people, applications never see it. */
    public Builder origin(String words) {
      origin = Objects.requireNonNull(words);
      return this;
    }

    /** Takes PHONEFEATURE_ bits away that would follow from the declared parts. */
    public Builder withoutFeatures(int phoneFeatures) {
      withoutFeatures |= phoneFeatures;
      return this;
    }

    private Builder lacking(int phoneFeatures) {
      IntPredicate gone = features -> (phoneFeatures & features) == features;
      if (gone.test(PHONEFEATURE_GETDISPLAY | PHONEFEATURE_SETDISPLAY)) {
        displayRows = 0;
        displayColumns = 0;
      }
      if (gone.test(PHONEFEATURE_GETRING | PHONEFEATURE_SETRING)) {
        ringModes = 0;
      }
      if (gone.test(PHONEFEATURE_GETLAMP | PHONEFEATURE_SETLAMP)) {
        buttonLamps.replaceAll(ButtonLamp::withoutLamp);
        if (gone.test(PHONEFEATURE_GETBUTTONINFO | PHONEFEATURE_SETBUTTONINFO)) {
          buttonLamps.clear();
        }
      }
      if (gone.test(PHONEFEATURE_SETDATA)) {
        downloads.clear();
      }
      if (gone.test(PHONEFEATURE_GETDATA)) {
        uploads.clear();
      }
      hookSwitches.replaceAll((dev, device) -> device.lacking(phoneFeatures, dev));
      hookSwitches.values().removeIf(device -> !device.present());
      return withoutFeatures(phoneFeatures);
    }

    /** The finished description. */
    public PhoneDescription build() {
      Builder frozen = new Builder(this);
      frozen.buttonLamps = Collections.unmodifiableList(frozen.buttonLamps);
      return new PhoneDescription(frozen);
    }
  }
}
