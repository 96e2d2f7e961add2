package dev.tapiemulator.emulator.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.tapi.PhoneErr;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows against what the pages document, copied into {@code documented-functions.txt}. */
class PhoneFunctionTest {

  /** One line of the table. */
  private record Documented(String completion, String forms, List<String> parameters, List<String> errors) {}

  private static final Map<String, Documented> PAGES = read();

  @Test
  void values_areTheFunctionsOfThePages() {
    assertEquals(32, PAGES.size());
    assertEquals(
        List.copyOf(PAGES.keySet()), Arrays.stream(PhoneFunction.values()).map(PhoneFunction::headerName).toList());
  }

  @Test
  void documented_makes290Pairs() {
    assertEquals(290, Arrays.stream(PhoneFunction.values()).mapToInt(function -> function.documented().size()).sum());
  }

  @ParameterizedTest
  @EnumSource
  void documented_isThePagesListInItsOrder(PhoneFunction function) {
    assertEquals(page(function).errors, function.documented().stream().map(PhoneErr::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void parameters_haveThePagesNamesInTheirOrder(PhoneFunction function) {
    assertEquals(page(function).parameters, function.parameters().stream().map(Parameter::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void completion_isThePages(PhoneFunction function) {
    assertEquals(page(function).completion, function.completion().name().toLowerCase());
    assertEquals(function.completion() == Completion.ASYNC, function.isAsync());
  }

  @ParameterizedTest
  @EnumSource
  void hasTextForms_whereThePagesHaveTwo(PhoneFunction function) {
    assertEquals(page(function).forms.equals("A W"), function.hasTextForms());
  }

  @ParameterizedTest
  @EnumSource
  void mayReturn_whatThePageListsAndDeviceSpecificCodesOnly(PhoneFunction function) {
    for (PhoneErr error : PhoneErr.values()) {
      assertEquals(page(function).errors.contains(error.name()), function.mayReturn(error.value()), error::headerName);
    }
    assertTrue(function.mayReturn(0xC0000000) && function.mayReturn(0xFFFFFFFF));
    assertFalse(function.mayReturn(0xBFFFFFFF) || function.mayReturn(0x80000048) || function.mayReturn(1));
  }

  @ParameterizedTest
  @EnumSource
  void named_findsEachNameOfTheHeader(PhoneFunction function) {
    for (String form : page(function).forms.equals("-") ? List.of("") : List.of("", "A", "W")) {
      assertEquals(Optional.of(function), PhoneFunction.named(function.headerName() + form));
    }
    assertEquals(Optional.empty(), PhoneFunction.named(function.headerName() + (function.hasTextForms() ? "X" : "A")));
  }

  // ---- Tapi32 beside the rows

  @Test
  void tapi32_hasEachFunctionInEachFormAndNothingElse() {
    Set<String> expected = new TreeSet<>();
    PAGES.forEach((name, page) -> {
      expected.add(name);
      if (!page.forms.equals("-")) {
        expected.addAll(List.of(name + "A", name + "W"));
      }
    });
    Set<String> found = new TreeSet<>();
    Stream.of(Tapi32.class.getMethods()).map(Method::getName).forEach(found::add);

    assertEquals(expected, found);
  }

  @Test
  void tapi32_hasThePagesParametersInTheirOrder() {
    for (Method method : Tapi32.class.getMethods()) {
      PhoneFunction function = PhoneFunction.named(method.getName()).orElseThrow();
      List<String> names = Stream.of(method.getParameters()).map(java.lang.reflect.Parameter::getName).toList();
      assertEquals(page(function).parameters, names, method.getName());
    }
  }

  private static Documented page(PhoneFunction function) {
    return PAGES.get(function.headerName());
  }

  private static Map<String, Documented> read() {
    Map<String, Documented> pages = new LinkedHashMap<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        PhoneFunctionTest.class.getResourceAsStream("/documented-functions.txt"), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(line -> {
        String[] cells = line.split(" \\| ");
        List<String> parameters = List.of(cells[3].split(" "));
        pages.put(cells[0], new Documented(cells[1], cells[2], parameters, List.of(cells[4].split(" "))));
      });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return pages;
  }
}
