package dev.tapiemulator.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceProvider;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How the devices are found and listed. */
final class ProvidersTest {

  private static TreeMap<String, PhoneDeviceProvider> found() {
    TreeMap<String, PhoneDeviceProvider> found = new TreeMap<>();
    ServiceLoader.load(PhoneDeviceProvider.class, ProvidersTest.class.getClassLoader())
        .forEach(provider -> found.put(provider.name(), provider));
    return found;
  }

  @Test
  void serviceLoader_findsTheFiveByName() {
    assertEquals(
        List.of("desk-phone", "firmware-phone", "handset-only", "lamp-panel", "store"),
        List.copyOf(found().keySet()));
  }

  @Test
  void moduleInfo_providesTheSameClassesAsTheServiceFile() throws URISyntaxException {
    Path classes = Path.of(DeskPhone.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModuleDescriptor module =
        ModuleFinder.of(classes).find("dev.tapiemulator.devices").orElseThrow().descriptor();
    assertEquals(
        module.provides().iterator().next().providers().stream().sorted().toList(),
        found().values().stream().map(provider -> provider.getClass().getName()).sorted().toList());
  }

  @Test
  void provider_makesANewPhoneOfItsNameEachTime() {
    found().values().forEach(provider -> {
      assertEquals(PhoneDeviceProvider.SPI_VERSION, provider.spiVersion());
      assertEquals(provider.name(), provider.create().describe().name());
      assertNotSame(provider.create(), provider.create());
      assertTrue(provider.summary().endsWith("."));
    });
  }

  @Test
  void everyDataArea_saysWhatItMeansInASentence() {
    found().values().forEach(provider -> areas(provider.create().describe()).forEach(area -> {
      assertTrue(area.meaning().endsWith("."), () -> provider.name() + " " + area.name());
      assertFalse(area.name().isBlank());
    }));
  }

  private static List<DataArea> areas(PhoneDescription phone) {
    List<DataArea> areas = new ArrayList<>();
    for (int dataId = 0; dataId < phone.numSetData(); dataId++) {
      areas.add(phone.download(dataId));
    }
    for (int dataId = 0; dataId < phone.numGetData(); dataId++) {
      areas.add(phone.upload(dataId));
    }
    return areas;
  }

  @Test
  void factoryReset_makesEveryPhoneLikeANewOne() {
    found().values().forEach(provider -> {
      var phone = provider.create();
      long fresh = phone.stateHash().orElseThrow();
      phone.factoryReset();
      assertEquals(fresh, phone.stateHash().orElseThrow(), provider.name());
    });
  }
}
