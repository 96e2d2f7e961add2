package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The same question again and again, on a handle that could be told instead. */
final class StatusPolled implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "status-polled",
      "A program that wants to know of changes enables messages with phoneSetStatusMessages instead of asking time and "
          + "again.",
      "nf-tapi-phonesetstatusmessages",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 monitor
      phoneGetHookSwitch h
      advance 100ms
      phoneGetHookSwitch h
      advance 100ms
      phoneGetHookSwitch h
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 monitor
      phoneSetStatusMessages h PHONESTATE_HANDSETHOOKSWITCH
      phoneGetHookSwitch h
      advance 100ms
      phoneGetMessage app 0
      phoneGetHookSwitch h
      advance 100ms
      phoneGetHookSwitch h
      """);

  private static final int POLLING = 3;
  private static final int ANY = -1;

  /** What is asked: the function about one thing of a phone. */
  private record Question(PhoneHandle phone, PhoneFunction function, int thing) {}

  /** When it was asked, since the program last had news of its own. */
  private static final class Asked {
    int news;
    long lastNanos;
    int times;

    /** Asked at another time than before; what is asked at one moment counts once. */
    void again(int newsNow, long nanos) {
      boolean afresh = times == 0 || news != newsNow;
      times = afresh ? 1 : nanos == lastNanos ? times : times + 1;
      news = newsNow;
      lastNanos = nanos;
    }
  }

  @Override
  public ClientRule rule() {
    return RULE;
  }

  /** Once for each handle. A message, or a request accepted, is a reason of its own to ask. */
  @Override
  public void check(ClientView view, Findings findings) {
    Map<Question, Asked> asked = new LinkedHashMap<>();
    Map<Integer, Integer> news = new TreeMap<>();
    Set<PhoneHandle> told = new LinkedHashSet<>();
    int next = 0;
    for (CallStep call : view.calls) {
      for (; next < view.messages.size() && view.messages.get(next).at() < call.at(); next++) {
        news.merge(view.messages.get(next).process(), 1, Integer::sum);
      }
      if (call.isAccepted()) {
        news.merge(call.process(), 1, Integer::sum);
      }
      int states = announcedBy(call.function());
      PhoneHandle phone = states == 0 ? null : view.phoneOf(call).orElse(null);
      if (phone != null && isSilent(view, phone, call, states)) {
        Asked question = asked.computeIfAbsent(new Question(phone, call.function(), thing(call)), any -> new Asked());
        question.again(news.getOrDefault(call.process(), 0), call.timeNanos());
        if (question.times >= POLLING && told.add(phone)) {
          findings.add(RULE, call, "asks the same for the " + POLLING + "rd time, and phoneSetStatusMessages did not "
              + "ask for news of it");
        }
      }
    }
  }

  /** Whether news of these states could come and were not asked for; by PHONECAPS a phone may have none to give. */
  private static boolean isSilent(ClientView view, PhoneHandle phone, CallStep call, int states) {
    return (StatusMasks.states(view, phone, call.at()) & states) == 0
        && KnownCapabilities.before(view, call).filter(caps -> (caps.dwPhoneStates() & states) == 0).isEmpty();
  }

  private static int thing(CallStep call) {
    return call.has("dwButtonLampID") ? call.argument("dwButtonLampID")
        : call.has("dwHookSwitchDev") ? call.argument("dwHookSwitchDev") : 0;
  }

  /** The PHONESTATE_ bits that tell of what a function reads, 0 for functions that read nothing of the kind. */
  private static int announcedBy(PhoneFunction function) {
    return switch (function) {
      case PHONE_GET_STATUS -> ANY;
      case PHONE_GET_LAMP -> PHONESTATE_LAMP;
      case PHONE_GET_RING -> PHONESTATE_RINGMODE | PHONESTATE_RINGVOLUME;
      case PHONE_GET_HOOK_SWITCH ->
          PHONESTATE_HANDSETHOOKSWITCH | PHONESTATE_SPEAKERHOOKSWITCH | PHONESTATE_HEADSETHOOKSWITCH;
      case PHONE_GET_VOLUME -> PHONESTATE_HANDSETVOLUME | PHONESTATE_SPEAKERVOLUME | PHONESTATE_HEADSETVOLUME;
      case PHONE_GET_GAIN -> PHONESTATE_HANDSETGAIN | PHONESTATE_SPEAKERGAIN | PHONESTATE_HEADSETGAIN;
      case PHONE_GET_DISPLAY -> PHONESTATE_DISPLAY;
      default -> 0;
    };
  }
}
