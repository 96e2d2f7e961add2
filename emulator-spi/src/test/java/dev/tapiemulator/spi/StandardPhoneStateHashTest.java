package dev.tapiemulator.spi;

import static dev.tapiemulator.spi.SamplePhone.*;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.spi.bench.Bench;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The number that stands for a phone's state. */
final class StandardPhoneStateHashTest {

  private static OptionalLong after(Consumer<Bench> deed) {
    SamplePhone phone = new SamplePhone();
    deed.accept(new Bench(phone));
    return phone.stateHash();
  }

  private static SamplePhone phoneOf(Bench bench) {
    return (SamplePhone) bench.phone();
  }

  private static Consumer<Bench> on(Consumer<SamplePhone> deed) {
    return bench -> deed.accept(phoneOf(bench));
  }

  private static final List<Consumer<Bench>> DEEDS = List.of(
      bench -> {},
      on(phone -> phone.showLamp(HOLD_KEY, PHONELAMPMODE_FLASH, 0)),
      on(phone -> phone.showLamp(LAMP_ONLY, PHONELAMPMODE_WINK, 0)),
      on(phone -> phone.ring(1, 0xFFFF, 0)),
      on(phone -> phone.ring(0, 1, 0)),
      on(phone -> phone.moveHookSwitch(1, PHONEHOOKSWITCHMODE_MICSPEAKER, 0)),
      on(phone -> phone.changeVolume(PHONEHOOKSWITCHDEV_SPEAKER, 1, 0)),
      on(phone -> phone.changeGain(PHONEHOOKSWITCHDEV_SPEAKER, 1, 0)),
      on(phone -> phone.showText(0, 0, "x", 0)),
      on(phone -> phone.relabel(DARK_KEY, new ButtonInfo(PHONEBUTTONMODE_LOCAL, 0, "x", 0, new byte[0]), 0)),
      on(phone -> phone.relabel(DARK_KEY, new ButtonInfo(PHONEBUTTONMODE_LOCAL, 0, "", 0, new byte[] {1}), 0)),
      bench -> bench.face().buttonDown(3),
      bench -> bench.download(DOWNLOAD_ANY),
      bench -> bench.download(DOWNLOAD_ANY, (byte) 1),
      bench -> bench.setData(DOWNLOAD_ANY, (byte) 1),
      bench -> bench.setData(DOWNLOAD_ANY, (byte) 2),
      bench -> bench.setData(DOWNLOAD_LATER, (byte) 1),
      bench -> {
        bench.setData(DOWNLOAD_LATER, (byte) 1);
        bench.advance(20);
      },
      bench -> {
        bench.close();
        phoneOf(bench).capabilitiesChanged();
      });

  @Test
  void stateHash_differsForWhateverDecidesTheFuture() {
    Set<OptionalLong> hashes = new HashSet<>();
    DEEDS.forEach(deed -> hashes.add(after(deed)));
    assertEquals(DEEDS.size(), hashes.size());
    assertTrue(hashes.stream().allMatch(OptionalLong::isPresent));
  }

  @Test
  void stateHash_isTheSameInEveryRun() {
    DEEDS.forEach(deed -> assertEquals(after(deed), after(deed)));
  }

  @Test
  void stateHash_doesNotDependOnTheWayToAState() {
    assertEquals(after(bench -> {}), after(bench -> {
      bench.face().buttonDown(3);
      bench.face().buttonUp(3);
      bench.setData(DOWNLOAD_ANY, (byte) 1);
      bench.close();
      bench.reopen();
    }));
  }

  /** Only the author knows what its fields are for. */
  @Test
  void stateHash_isAbsentUntilTheAuthorHasSaidWhatElseThereIs() {
    StandardPhone silent = new StandardPhone() {
      @Override
      public PhoneDescription describe() {
        return PhoneDescription.named("silent").build();
      }
    };
    assertEquals(OptionalLong.empty(), silent.stateHash());
  }

  @Test
  void descriptions_thatCanBeToldApart_haveHashesOfTheirOwn() {
    List<PhoneDescription> different = List.of(
        PhoneDescription.named("a").build(),
        PhoneDescription.named("b").build(),
        PhoneDescription.named("a").phoneName("x").build(),
        PhoneDescription.named("a").display(1, 2).build(),
        PhoneDescription.named("a").handset(HookSwitch.full()).build(),
        PhoneDescription.named("a").headset(HookSwitch.full()).build(),
        PhoneDescription.named("a").handset(HookSwitch.manual()).build(),
        PhoneDescription.named("a").ringModes(1).build(),
        PhoneDescription.named("a").buttonLamps(ButtonLamp.keypad()).build(),
        PhoneDescription.named("a").area(DataArea.download(0, "x", 1, payload -> 0)).build(),
        PhoneDescription.named("a").area(DataArea.download(0, "x", 2, payload -> 0)).build(),
        PhoneDescription.named("a").area(DataArea.upload(0, "x", 1, () -> new byte[1])).build(),
        PhoneDescription.named("a").deviceClass("wave/in", STRINGFORMAT_BINARY, new byte[] {1}).build(),
        PhoneDescription.named("a").deviceClass("wave/in", STRINGFORMAT_BINARY, new byte[] {2}).build(),
        PhoneDescription.named("a").extension(1, 2, 3, 4, 1, 1).build(),
        PhoneDescription.named("a").extension(1, 2, 3, 5, 1, 1).build(),
        PhoneDescription.named("a").devSpecific(new byte[1]).build(),
        PhoneDescription.named("a").latencyMillis(1).build());
    assertEquals(different.size(),
        different.stream().map(phone -> new StateHash().add(phone).value()).distinct().count());
    assertEquals(new StateHash().add(PhoneDescription.named("a").build()).value(),
        new StateHash().add(different.get(0)).value());
  }

  @Test
  void stateHash_isAbsentWhileCodeWaits() {
    assertEquals(OptionalLong.empty(), after(on(phone -> phone.after(5, () -> {}))));
    assertEquals(OptionalLong.empty(), after(bench -> bench.ask(r -> phoneOf(bench).accept(r, () -> 0))));
    assertNotEquals(OptionalLong.empty(), after(bench -> {
      phoneOf(bench).after(5, () -> {});
      bench.ask(r -> phoneOf(bench).accept(r, () -> 0));
      bench.advance(20);
    }));
  }
}
