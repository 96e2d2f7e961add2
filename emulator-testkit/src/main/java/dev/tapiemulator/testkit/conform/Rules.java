package dev.tapiemulator.testkit.conform;

import java.util.ArrayList;
import java.util.List;

/** All rules, in the order in which they are listed. */
final class Rules {

  static final List<JournalRule> TRACE = List.of(
      new UnknownHandle(), new UseAfterClose(), new UseAfterForcedClose(), new UseAfterShutdown(),
      new SuppressedReplyAwaited(), new ForcedCloseOverlooked(), new RequestRepeated(), new ReadBackEarly(),
      new VersionNotNegotiated(), new VersionOutsideNegotiated(), new DishonestVersionBounds(),
      new ExtensionNotNegotiated(), new VendorEscapeUnagreed(),
      new FeaturesUnasked(), new RangesAssumed(), new OutsideCapabilities(), new CapabilitiesStale(),
      new IllegalConstant(), new BadBuffer(), new NeededSizeIgnored(),
      new TwoOwners(), new OwnerCallAsMonitor(),
      new NeverPumps(), new PumpsElsewhere(), new WrongMessageSource(), new StatusPolled(),
      new EventAfterShutdown(), new PortClosedEarly(), new BlockNotFreed(), new ForeignBlockFreed(),
      new ReinitIgnored(), new RemovedDeviceUsed(),
      new RequestsLeftOutstanding(), new HandlesLeftOpen(), new NeverShutDown());

  static final List<JournalRule> INSTRUMENTED =
      List.of(MarkUsed.REFUSED_OUTPUT, MarkUsed.BEYOND_USED, MarkUsed.LENT);

  static final List<DifferentialRule> DIFFERENTIAL = List.of(
      new RepliesByOrder(), new StateOrderAssumed(), new MistakenForCompletion(), new ReplyErrorIgnored());

  private Rules() {}

  static List<ClientRule> all() {
    List<ClientRule> all = new ArrayList<>();
    TRACE.forEach(rule -> all.add(rule.rule()));
    DIFFERENTIAL.forEach(rule -> all.add(rule.rule()));
    INSTRUMENTED.forEach(rule -> all.add(rule.rule()));
    all.add(LentBuffers.CHANGED);
    return List.copyOf(all);
  }
}
