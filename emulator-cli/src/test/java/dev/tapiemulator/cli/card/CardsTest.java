package dev.tapiemulator.cli.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.cli.words.MessageKind;
import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.PhoneDeviceProvider;
import dev.tapiemulator.tapi.ConstantGroup;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class CardsTest {

  @Test
  void cards_areThereForEveryNameInEightyColumns() {
    for (String name : Cards.names()) {
      String card = Cards.find(name).orElseThrow(() -> new AssertionError(name));
      assertTrue(card.lines().allMatch(line -> line.length() <= 80), card);
    }
  }

  @Test
  void cards_nameNothingTwice() {
    List<String> names = Cards.names();
    names.remove("PHONEERR_"); // A group and an error's prefix; listed once.
    long doubles = names.size() - new TreeSet<>(names).size();
    assertEquals(MessageKind.values().length, doubles,
        "the messages are constants, too, and nothing else is listed twice");
  }

  @Test
  void cards_areAbsentForOtherNames() {
    assertEquals(Optional.empty(), Cards.find("phoneFly"));
    assertEquals(Optional.empty(), Cards.find(""));
  }

  @Test
  void cards_ofFunctionsListChecksAndErrorsInOrder() {
    String card = Cards.find("phoneSetLamp").orElseThrow();
    assertTrue(card.indexOf("1. PHONEERR_UNINITIALIZED") < card.indexOf("PHONEERR_NOTOWNER"), card);
    for (PhoneFunction function : PhoneFunction.values()) {
      String text = Cards.find(function.headerName()).orElseThrow();
      function.documented().forEach(error -> assertTrue(text.contains(error.headerName()), text));
      function.parameters().forEach(parameter -> assertTrue(text.contains("  " + parameter.name() + " "), text));
    }
  }

  @Test
  void messageKinds_areThoseOfTheHeader() {
    for (MessageKind kind : MessageKind.values()) {
      assertEquals(ConstantGroup.PHONE.constants().get(kind.name()), kind.number());
    }
    assertEquals(ConstantGroup.PHONE.constants().size(), MessageKind.values().length);
  }

  @Test
  void deviceCards_tellWhatEveryDataIdMeans() {
    for (PhoneDeviceProvider provider : PhoneCatalogue.discover(getClass().getClassLoader()).providers()) {
      String card = DeviceCard.of(provider);
      assertTrue(card.startsWith(provider.name() + "\n"), card);
      assertTrue(card.lines().allMatch(line -> line.length() <= 80), card);
    }
    String store = DeviceCard.of(PhoneCatalogue.discover(getClass().getClassLoader()).providers().stream()
        .filter(provider -> provider.name().equals("store")).findFirst().orElseThrow());
    assertTrue(store.contains("data 0..15"), store);
  }
}
