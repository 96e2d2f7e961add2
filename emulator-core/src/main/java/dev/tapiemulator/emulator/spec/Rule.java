package dev.tapiemulator.emulator.spec;

import java.util.List;

/**
 * The documented behaviour of the phone class, one constant a rule, so that the code that decides, the journal and the
 * tests can name the sentence they follow. What the pages leave open is a {@link Ruling} or an entry of
 * {@code spec-notes/rulings.md}.
 */
public enum Rule {

  // Initialisation and shutdown

  INITIALIZE_AND_SHUTDOWN_ARE_SYNCHRONOUS("C-01",
      "phoneInitializeEx registers an application and yields its handle and the number of phones; phoneShutdown ends "
          + "the registration. Neither ever yields a request id.",
      "initialization-and-shutdown", "primary-initialization"),
  CONTIGUOUS_DEVICE_IDS("C-02",
      "Phones are numbered from 0 without gaps across all providers, and each provider owns one contiguous slice.",
      "initialization-and-shutdown", "phone-spi-initialization"),
  HANDLE_IMPLIES_APPLICATION("C-03",
      "A phone handle identifies its application; only functions without one ask for the application handle, and "
          + "phoneConfigDialog and phoneGetIcon ask for neither.",
      "initialization-and-shutdown", "nf-tapi-phoneconfigdialogw", "nf-tapi-phonegeticonw"),
  DECLARED_VERSION("C-04",
      "phoneInitializeEx takes the highest version the application is written for and returns the highest that TAPI "
          + "supports; what is newer than the application is translated for it.",
      "nf-tapi-phoneinitializeexa"),
  APPLICATION_NAME("C-05",
      "The module handle and the application's name may be null (the name is then the file's); the name is shown as "
          + "the owner's in PHONESTATUS.",
      "nf-tapi-phoneinitializeexa", "ns-tapi-phonestatus"),
  PENDING_REINIT_REFUSES("C-06",
      "While a reinitialisation is pending, phoneInitialize, phoneInitializeEx and phoneOpen give PHONEERR_REINIT, "
          + "until the last application has shut down and the new configuration takes effect.",
      "phoneerr--constants", "nf-tapi-phoneinitializeexa"),
  SHUTDOWN_CLOSES_PHONES("C-07",
      "phoneShutdown closes every phone that the application still has open.",
      "nf-tapi-phoneshutdown"),
  UNINITIALIZED_MEANS_NOBODY("C-08",
      "PHONEERR_UNINITIALIZED says that no application at all has initialised yet.",
      "phoneerr--constants"),
  OLD_INITIALIZE("C-09",
      "phoneInitialize serves versions 1.3 and 1.4 with the hidden window alone, and fails with a provider's error "
          + "when that provider cannot start.",
      "nf-tapi-phoneinitialize"),
  PROVIDER_SESSION_FORGETS("C-10",
      "A provider carries nothing over from one session, first initialise to last shutdown, into the next.",
      "life-cycle-of-a-telephony-service-provider"),

  // Notification mechanisms

  ONE_NOTIFICATION_MECHANISM("C-11",
      "An application chooses exactly one of hidden window, event handle and completion port when it initialises; "
          + "applications of version 1.x have the hidden window only.",
      "nf-tapi-phoneinitializeexa", "phoneinitializeexoption--constants"),
  HIDDEN_WINDOW("C-12",
      "With the hidden window the callback runs only while the application pumps messages, on the thread that "
          + "initialised; phoneShutdown destroys the window.",
      "nf-tapi-phoneinitializeexa"),
  CALLBACK_IN_APPLICATION_CONTEXT("C-13",
      "The callback runs in the context of the application.",
      "nc-tapi-phonecallback"),
  EVENT_HANDLE("C-14",
      "TAPI creates the event, keeps it signalled exactly while a message is pending, and closes it at phoneShutdown; "
          + "the application may only wait on it, and its callback is ignored.",
      "nf-tapi-phoneinitializeexa"),
  COMPLETION_PORT("C-15",
      "Each message is posted to the application's own port with its key, as a PHONEMESSAGE that the application "
          + "frees with LocalFree; it closes the port itself, after phoneShutdown.",
      "nf-tapi-phoneinitializeexa", "ns-tapi-phoneinitializeexparams"),
  GET_MESSAGE_WAITS("C-16",
      "phoneGetMessage hands one message to an application with an event handle, waiting up to the given time: 0 "
          + "polls, INFINITE has no limit.",
      "nf-tapi-phonegetmessage"),
  GET_MESSAGE_FINDS_NOTHING("C-17",
      "phoneGetMessage gives PHONEERR_OPERATIONFAILED when its time is over and no message has come.",
      "nf-tapi-phonegetmessage"),
  SHUTDOWN_WAKES_GET_MESSAGE("C-18",
      "phoneShutdown makes a phoneGetMessage that waits on another thread return PHONEERR_INVALAPPHANDLE at once.",
      "nf-tapi-phonegetmessage"),
  GET_MESSAGE_WITHOUT_EVENT_WAIT("C-19",
      "An application may block in phoneGetMessage without ever waiting on its event.",
      "nf-tapi-phoneinitializeexa"),
  DELIVERY_IS_ORDERED("C-20",
      "Several consuming threads may process messages out of order; that is the work of thread scheduling, messages "
          + "are delivered in order.",
      "nf-tapi-phoneinitializeexa"),
  MESSAGE_PARTS("C-21",
      "A message consists of a device handle, a message id, the callback instance and three parameters.",
      "ns-tapi-phonemessage", "nc-tapi-phonecallback"),
  WHO_RECEIVES("C-22",
      "Who receives a message follows from its kind, the privilege, who made the request and the masks; it may be "
          + "nobody, one application or many.",
      "tapi-messages"),

  // Version negotiation

  TWO_VERSIONS("C-23",
      "Each phone is used under two versions: the API version for what is standard and the extension version for "
          + "what is the vendor's.",
      "tapi-version-negotiation", "tapi-versioning"),
  VERSION_ENCODING("C-24",
      "A version number has the major part in its high word and the minor part in its low word: 2.2 is 0x00020002.",
      "tapi-versioning", "nf-tapi-phonenegotiateapiversion"),
  API_VERSION_INTERSECTION("C-25",
      "phoneNegotiateAPIVersion intersects the ranges of application, TAPI and provider; an empty intersection gives "
          + "PHONEERR_INCOMPATIBLEAPIVERSION. It also returns the extension id, all zero when there is none.",
      "nf-tapi-phonenegotiateapiversion", "tapi-version-negotiation", "nf-tspi-tspi_phonenegotiatetspiversion"),
  HONEST_VERSION_BOUNDS("C-26",
      "The bounds must be versions that the application was really written for; 0 and 0xFFFFFFFF are misuse.",
      "tapi-version-negotiation"),
  OPEN_COMMITS_VERSION("C-27",
      "Negotiating binds nobody; opening commits the API version until the phone is closed.",
      "tspi-versioning", "nf-tspi-tspi_phoneopen"),
  NEGOTIATED_VERSION_REQUIRED("C-28",
      "phoneGetDevCaps, phoneNegotiateExtVersion and phoneOpen take a version that phoneNegotiateAPIVersion returned.",
      "tapi-version-negotiation"),
  EXTENSIONS_ARE_OPTIONAL("C-29",
      "An application that uses no extensions, or does not know the extension id, skips the second negotiation; "
          + "extension version 0 means none.",
      "tapi-version-negotiation"),
  EXTENSION_VERSION_SELECTED("C-30",
      "phoneNegotiateExtVersion works before and after opening; disjoint ranges give PHONEERR_INCOMPATIBLEEXTVERSION. "
          + "A version selected by an opener is the only possible result until its last user closes.",
      "nf-tspi-tspi_phonenegotiateextversion", "nf-tspi-tspi_phoneselectextversion", "tspi-versioning"),
  TRANSLATION_DOWN("C-31",
      "TAPI translates a newer provider for an older application; what has no older equivalent is lost.",
      "tapi-versioning"),
  VERSION_DEPENDENT_BEHAVIOUR("C-32",
      "Messages, state values and structure members are given only to applications of the version that knows them, "
          + "or of an older one in the form that it knows.",
      "phone-create", "phone-remove", "phonestate--constants", "phonebuttonstate--constants", "ns-tapi-phonecaps",
      "ns-tapi-phonestatus", "nf-tapi-phonegeticonw", "tapi-elements-by-version"),

  // Device ids, handles, privileges

  DEVICE_ID_OF_HANDLE("C-33",
      "phoneGetID with class \"tapi/phone\", in any case of letters, yields the device id of an open handle as one "
          + "binary DWORD in a VARSTRING.",
      "tapi-phone", "tapi-device-classes", "nf-tapi-phonegetida"),
  OWNER_OR_MONITOR("C-34",
      "A phone is opened either as owner, which is exclusive, may change the phone and includes monitoring, or as "
          + "monitor, which any number may be and only reads and is informed.",
      "operating-modes-and-privileges", "phoneprivilege--constants", "nf-tapi-phoneopen"),
  OWNER_ONLY_FUNCTIONS("C-35",
      "Eight setting functions give PHONEERR_NOTOWNER to a monitor; phoneDevSpecific and phoneSetStatusMessages do "
          + "not list that code.",
      "nf-tapi-phonesetbuttoninfoa", "nf-tapi-phonesetdata", "nf-tapi-phonesetdisplay", "nf-tapi-phonesetgain",
      "nf-tapi-phonesethookswitch", "nf-tapi-phonesetlamp", "nf-tapi-phonesetring", "nf-tapi-phonesetvolume"),
  HANDLE_LIFETIME("C-36",
      "A phone handle is valid from a successful phoneOpen until phoneClose succeeds, PHONE_CLOSE was sent for it, or "
          + "phoneShutdown closed it.",
      "nf-tapi-phoneclose", "phone-close", "nf-tapi-phoneshutdown", "nf-tspi-tspi_phoneopen"),
  NO_MESSAGE_BEFORE_OPEN("C-37",
      "No message about a handle comes before the call that created it has succeeded.",
      "the-meaning-of-success"),
  UNSUPPORTED_OPERATION("C-38",
      "No operation is guaranteed to exist on a phone; what it does not support gives PHONEERR_OPERATIONUNAVAIL.",
      "phone-device-elements", "device-ids", "phoneerr--constants"),
  PHONE_FEATURES("C-39",
      "A bit absent from dwPhoneFeatures in PHONECAPS can never be used on this phone; PHONESTATUS tells what this "
          + "application can use now, given capabilities, state and ownership.",
      "ns-tapi-phonecaps", "ns-tapi-phonestatus"),
  ZERO_IS_NO_HANDLE("C-40",
      "Zero is never a valid handle of the provider's driver.",
      "opaque-handles-and-private-data-structures"),

  // Asynchronous requests and PHONE_REPLY

  NINE_ASYNCHRONOUS_FUNCTIONS("C-41",
      "Nine functions are asynchronous: phoneDevSpecific and the phoneSet functions, except phoneSetStatusMessages. "
          + "All others are synchronous.",
      "asynchronous-phone-operations", "supplementary-phone-service-functions",
      "extended-telephony-services-reference"),
  REQUEST_ID_OR_ERROR("C-42",
      "An asynchronous call results in a negative error, and nothing follows, or in a positive request id, and one "
          + "completion follows; it never results in 0.",
      "asynchronous-functions", "synchronous-asynchronous-model", "nc-tspi-async_completion"),
  REPLY_PARTS("C-43",
      "PHONE_REPLY carries the request id in dwParam1 and 0 or a negative error in dwParam2, with the application's "
          + "instance value; hPhone and dwParam3 are unused, and no mask stops it.",
      "phone-reply"),
  REPLY_TO_REQUESTER_ONLY("C-44",
      "A reply goes to the application that made the request and to no other.",
      "tapi-messages"),
  ERROR_EARLY_OR_LATE("C-45",
      "Each error of an asynchronous function may come as the result of the call or in the reply.",
      "asynchronous-functions"),
  REQUEST_ID_RANGE("C-46",
      "Request ids lie in 1..0x7FFFFFFF and are not reused before their completion; 0x80000000..0xBFFFFFFF are "
          + "standard errors and 0xC0000000..0xFFFFFFFF device-specific ones.",
      "drv-requestid", "phoneerr--constants"),
  REQUESTS_OVERLAP("C-47",
      "A request may be made, and may complete, before an earlier one has completed; no order is promised.",
      "life-cycle-of-a-telephony-service-provider"),
  REPLY_AFTER_RETURN("C-48",
      "A provider may complete a request before the call has returned; the application sees the reply after it has.",
      "synchronous-asynchronous-model", "nc-tspi-async_completion"),
  INPUT_COPIED("C-49",
      "Input is copied before the call returns, so the application may reuse its buffer at once.",
      "synchronous-asynchronous-model"),
  OUTPUT_VALID_AT_REPLY("C-50",
      "Data that an asynchronous function writes back is valid only when the reply reports success.",
      "memory-allocation"),
  SUCCESS_IS_A_POINT("C-51",
      "Success says that a function has reached its defined point, for a lasting condition the moment it begins; what "
          + "happens later comes as state messages.",
      "the-meaning-of-success"),
  UNCONFIRMED_SUCCESS("C-52",
      "A provider whose hardware confirms nothing may report success once it has issued the action.",
      "the-meaning-of-success"),
  ONE_COMPLETION("C-53",
      "The provider completes each accepted request exactly once.",
      "nc-tspi-async_completion"),
  UNKNOWN_ERROR("C-54",
      "An application treats an error value that it does not know as PHONEERR_OPERATIONFAILED.",
      "phoneerr--constants"),

  // Closing and suppression

  CLOSE_SUPPRESSES_REPLIES("C-55",
      "A successful phoneClose ends the handle and suppresses the replies that are outstanding on it.",
      "nf-tapi-phoneclose", "closing-the-phone-device"),
  LAST_HANDLE_SETTLES_REQUESTS("C-56",
      "Closing the last handle makes the provider complete or abort everything it owes before its close returns, and "
          + "report nothing later. While other handles exist it is not told, and requests stay active.",
      "asynchronous-phone-operations", "nf-tspi-tspi_phoneclose"),
  FORCED_CLOSE("C-57",
      "A provider may close an open phone on its own: the handle is invalid from PHONE_CLOSE on and its replies are "
          + "suppressed. Whether the phone can be reopened at once is up to the device.",
      "phone-close", "closing-the-phone-device"),
  OWNERSHIP_CHANGE_ANNOUNCED("C-58",
      "When another application's open, close or shutdown changes the number of owners or monitors, those that hold a "
          + "handle are told by PHONE_STATE.",
      "phone-state"),
  CLOSE_SHOULD_NOT_FAIL("C-59",
      "A provider's close should practically never fail.",
      "nf-tspi-tspi_phoneclose"),

  // Status messages and masks

  STATE_MESSAGE_PARTS("C-60",
      "PHONE_STATE names what changed in dwParam1; a single bit may bring the new count, id or mode in dwParam2, "
          + "while for several bits the application reads phoneGetStatus.",
      "phone-state"),
  STATE_MESSAGE_BY_MASK("C-61",
      "PHONE_STATE goes to every handle, owner or monitor, whose mask has the bit. All bits begin off, except "
          + "PHONESTATE_REINIT, which cannot be turned off.",
      "phone-state"),
  STATUS_MASKS("C-62",
      "phoneSetStatusMessages sets the masks of states, button modes and button states; button states are ignored "
          + "without button modes, and with them need at least one bit.",
      "nf-tapi-phonesetstatusmessages"),
  UNREPORTED_BIT_ACCEPTED("C-63",
      "A mask may ask for what the phone never reports. The provider is told the union of all masks, and TAPI filters "
          + "what it reports beyond an application's own.",
      "nf-tspi-tspi_phonesetstatusmessages"),
  BUTTON_MESSAGE("C-64",
      "PHONE_BUTTON carries the button's id, mode and new state; every down is followed by an up, which the provider "
          + "makes up shortly after when the hardware cannot tell.",
      "phone-button"),
  DEV_SPECIFIC_MESSAGE("C-65",
      "All three parameters of PHONE_DEVSPECIFIC are the vendor's.",
      "phone-devspecific"),
  CHANGES_ANNOUNCED("C-66",
      "A change of lamp, display, ring mode, volume, gain, hookswitch or data area is announced by PHONE_STATE.",
      "lamps", "display", "ring", "hookswitch-devices", "data-areas", "status"),
  SUSPENDED_AND_DISCONNECTED("C-67",
      "A phone taken by its switch for a while is suspended, one without its connection is disconnected; messages tell "
          + "the change, and dwStatusFlags tells the state.",
      "phonestate--constants", "phonestatusflags--constants", "phone-device-elements"),

  // Device arrival, removal, reconfiguration

  CREATE_MESSAGE("C-68",
      "PHONE_CREATE brings the id of a new phone to applications of 1.4 or later, which may reinitialise at once; "
          + "those of 1.3 get PHONE_STATE with PHONESTATE_REINIT.",
      "phone-create"),
  REMOVE_MESSAGE("C-69",
      "PHONE_REMOVE brings the id of a removed phone to every application of 2.0 or later, with or without a phone "
          + "open, after a PHONE_CLOSE for each of its handles on that phone.",
      "phone-remove"),
  REMOVAL_FOR_OLD_APPLICATIONS("C-70",
      "Applications of 1.4 or earlier that have a removed phone open get PHONESTATE_REMOVED, then PHONE_CLOSE; others "
          + "learn of it from PHONEERR_NODEVICE.",
      "phone-remove"),
  REMOVED_ID_STAYS_OCCUPIED("C-71",
      "Every use of a removed id gives PHONEERR_NODEVICE, and it is not given away again until all applications have "
          + "shut down.",
      "phone-remove"),
  CAPABILITIES_CHANGE("C-72",
      "PHONESTATE_CAPSCHANGE tells applications of 1.4 or later to read PHONECAPS again; older ones get "
          + "PHONESTATE_REINIT.",
      "phonestate--constants"),
  REINIT_ASKS_FOR_SHUTDOWN("C-73",
      "PHONESTATE_REINIT tells an application that the configuration changed and it should shut down and initialise "
          + "again.",
      "phonestate--constants"),

  // Structures of variable size

  SIZE_HEADER("C-74",
      "The application says in dwTotalSize what it allocated, TAPI fills dwNeededSize and dwUsedSize; nothing beyond "
          + "dwTotalSize is read or written.",
      "memory-allocation"),
  STRUCTURE_TOO_SMALL("C-75",
      "A dwTotalSize below the fixed part gives PHONEERR_STRUCTURETOOSMALL.",
      "variably-sized-data-structures"),
  FIXED_PART_COMPLETE("C-76",
      "On success the fixed part is complete; dwNeededSize above dwUsedSize says that variable parts are missing.",
      "variably-sized-data-structures"),
  PART_WHOLE_OR_ABSENT("C-77",
      "A variable part is never cut: it is there whole, or its size and offset are 0.",
      "variably-sized-data-structures", "memory-allocation"),
  NEEDED_SIZE("C-78",
      "dwNeededSize counts the whole structure with its header, whatever dwTotalSize is.",
      "memory-allocation"),
  OFFSETS_FROM_START("C-79",
      "Offsets count from the start of the structure; the variable parts follow the fixed part without gaps, in any "
          + "order.",
      "memory-allocation"),
  STRINGS_END_IN_NUL("C-80",
      "Strings inside a structure of variable size end in NUL.",
      "variably-sized-data-structures"),
  FIXED_SIZE_OF_VERSION("C-81",
      "The fixed part is that of the API version in force; a member newer than it is not written, for its place "
          + "belongs to the variable part.",
      "ns-tapi-phonebuttoninfo"),
  STRUCTURE_FUNCTIONS("C-82",
      "Six functions take such a structure and list PHONEERR_STRUCTURETOOSMALL; phoneInitializeEx does not list it, "
          + "though its parameter block has the same header.",
      "nf-tapi-phonegetbuttoninfoa", "nf-tapi-phonegetdevcapsa", "nf-tapi-phonegetdisplay", "nf-tapi-phonegetida",
      "nf-tapi-phonegetstatusa", "nf-tapi-phonesetbuttoninfoa", "nf-tapi-phoneinitializeexa"),

  // A and W forms

  TEXT_FORMS("C-83",
      "Eight functions come in an A and a W form that differ in their named strings; display, data and "
          + "device-specific buffers are never converted.",
      "functions-with-unicode-w-versions", "functions-without-unicode-versions"),
  UNSUFFIXED_IS_A("C-84",
      "The export without suffix behaves like the A form.",
      "functions-with-unicode-w-versions"),

  // Where parameters are checked

  TAPI_CHECKS_FIRST("C-85",
      "TAPI checks pointers, fixed sizes and handles before it calls the provider, which checks what depends on the "
          + "device.",
      "error-checking"),
  LEVELS_CLAMPED("C-86",
      "A gain, volume or ring volume above its range is lowered to the bound by TAPI, not refused.",
      "nf-tspi-tspi_phonesetgain", "nf-tspi-tspi_phonesetring", "nf-tapi-phonesetvolume"),

  // The phone

  HOOKSWITCH_DEVICES("C-87",
      "Handset, speakerphone and headset each have a microphone and a speaker, which the hookswitch mode turns on and "
          + "off; muting changes the mode and keeps volume and gain.",
      "hookswitch-devices", "phone-device-elements", "phonehookswitchmode--constants"),
  PHONE_WITHOUT_LINE("C-88",
      "Phone and line are independent of each other: ringing the phone needs no call.",
      "phone-devices"),
  BUTTON_LAMP_PAIRS("C-89",
      "A button and a lamp share an id; a missing half is a DUMMY, and further lamps of a button are further pairs.",
      "phone-buttons", "nf-tapi-phonegetlamp"),
  LEVEL_RANGE("C-90",
      "Gain, volume and ring volume range from 0 to 0x0000FFFF, in steps of the provider's choice.",
      "nf-tapi-phonegetgain", "nf-tapi-phonegetring", "nf-tapi-phonegetvolume", "nf-tapi-phonesetgain",
      "nf-tapi-phonesetring", "nf-tapi-phonesetvolume"),
  DATA_AREAS("C-91",
      "Data areas are numbered from 0, those for download apart from those for upload; PHONECAPS tells their numbers "
          + "and sizes.",
      "ns-tapi-phonecaps", "data-areas"),

  // Synchronous results

  ALL_OR_NOTHING("C-92",
      "Result 0 of a synchronous function says that all is done and its output can be read at once; a negative result "
          + "says that nothing was done.",
      "synchronous-requests");

  private final String id;
  private final String text;
  private final List<String> pages;

  Rule(String id, String text, String... pages) {
    this.id = id;
    this.text = text;
    this.pages = List.of(pages);
  }

  /** The number under which the rules are listed in {@code spec-notes/fidelity.md}, such as "C-55". */
  public String id() {
    return id;
  }

  /** The rule in one or two sentences of our own. */
  public String text() {
    return text;
  }

  /**
   * The names of the pages that say so, without their extension; "nf-", "ns-" and "nc-" begin a page of the API
   * reference, all others are conceptual pages.
   */
  public List<String> pages() {
    return pages;
  }
}
