package dev.tapiemulator.emulator.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.RequiresTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may see whom: modules by what they require and export, packages by what their sources name. */
class DirectionsTest {

  /**
   * Everything but the JDK that the sources of a package may name; a package named here stands for itself, not for
   * those below.
   */
  private static final Map<String, Set<String>> MAY_SEE = new LinkedHashMap<>();

  private static final String TAPI = "dev.tapiemulator.tapi";
  private static final String STRUCT = "dev.tapiemulator.tapi.struct";
  private static final String SPI = "dev.tapiemulator.spi";
  private static final String DEVICES = "dev.tapiemulator.devices";
  private static final String CORE = "dev.tapiemulator.emulator";
  private static final String SPEC = CORE + ".spec";
  private static final String CHOICE = CORE + ".choice";
  private static final String RECORDS = CORE + ".journal";
  private static final String KERNEL = CORE + ".kernel";
  private static final String JOURNAL = "dev.tapiemulator.journal";
  private static final String TESTKIT = "dev.tapiemulator.testkit";
  private static final String GUAVA = "com.google.common.collect";
  private static final String SLF4J = "org.slf4j";
  private static final String JACKSON = "com.fasterxml.jackson.core";

  static {
    MAY_SEE.put(TAPI, Set.of());
    MAY_SEE.put(STRUCT, Set.of(TAPI));
    MAY_SEE.put(SPI, Set.of(TAPI));
    MAY_SEE.put(DEVICES, Set.of(SPI, TAPI));
    MAY_SEE.put(SPEC, Set.of(TAPI));
    MAY_SEE.put(CHOICE, Set.of(SPEC, TAPI, GUAVA));
    MAY_SEE.put(RECORDS, Set.of(CHOICE, SPEC, TAPI));
    MAY_SEE.put(KERNEL, Set.of(CORE, CHOICE, RECORDS, SPEC, SPI, TAPI, STRUCT, GUAVA, SLF4J));
    MAY_SEE.put(CORE, Set.of(KERNEL, CHOICE, RECORDS, SPEC, SPI, TAPI, STRUCT, GUAVA));
    MAY_SEE.put(JOURNAL, Set.of(CORE, CHOICE, RECORDS, SPEC, SPI, TAPI, STRUCT, JACKSON, JACKSON + ".io"));
    MAY_SEE.put(TESTKIT, Set.of(TESTKIT + ".record", CORE, CHOICE, RECORDS, SPEC, SPI, TAPI, STRUCT, JOURNAL));
    MAY_SEE.put(TESTKIT + ".record", Set.of(CORE, CHOICE, RECORDS, SPEC, SPI, TAPI));
    MAY_SEE.put(TESTKIT + ".explore", Set.of(TESTKIT, CORE, CHOICE, RECORDS, SPEC, SPI, TAPI, STRUCT, JOURNAL, JACKSON));
    MAY_SEE.put(TESTKIT + ".matrix", Set.of(TESTKIT, CORE, CHOICE, RECORDS, SPEC, SPI, TAPI, STRUCT, JOURNAL, JACKSON));
    MAY_SEE.put(TESTKIT + ".conform", Set.of(TESTKIT, CORE, CHOICE, RECORDS, SPEC, SPI, TAPI, STRUCT, JOURNAL, JACKSON));
    MAY_SEE.put(TESTKIT + ".junit", Set.of(
        TESTKIT, TESTKIT + ".explore", TESTKIT + ".matrix", TESTKIT + ".conform", CORE, CHOICE, RECORDS, SPEC, SPI, TAPI,
        STRUCT, JOURNAL, "org.junit.jupiter.api", "org.junit.jupiter.api.extension", "org.junit.jupiter.params",
        "org.junit.jupiter.params.provider", "org.junit.jupiter.params.support", "org.junit.platform.commons.support",
        "org.opentest4j"));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void package_namesOnlyWhatItMaySee(String packageName) {
    Set<String> strangers = new TreeSet<>();
    for (Source source : Source.main()) {
      if (source.packageName().equals(packageName)) {
        for (String named : packagesNamedIn(source.tree())) {
          boolean own = named.startsWith("java.") || named.equals(packageName);
          if (!own && !MAY_SEE.get(packageName).contains(named)) {
            strangers.add(source + " names " + named);
          }
        }
      }
    }
    assertEquals(Set.of(), strangers);
  }

  static Set<String> packages() {
    return MAY_SEE.keySet();
  }

  @Test
  void package_isListedHereUnlessItIsTheProgram() {
    Set<String> found = new TreeSet<>();
    Source.main().stream()
        .filter(source -> !source.isModuleInfo() && !source.module().equals("emulator-cli"))
        .forEach(source -> found.add(source.packageName()));
    assertEquals(new TreeSet<>(MAY_SEE.keySet()), found);
  }

  @Test
  void kernel_isUsedByTheEmulatorAlone() {
    List<String> users = new ArrayList<>();
    for (Source source : Source.main()) {
      boolean neighbour = source.packageName().equals(KERNEL) || source.packageName().equals(CORE);
      if (!neighbour && packagesNamedIn(source.tree()).contains(KERNEL)) {
        users.add(source.toString());
      }
    }
    assertEquals(List.of(), users);
  }

  @Test
  void program_seesTheCoreOnlyThroughWhatItExports() {
    Set<String> exported = new TreeSet<>();
    moduleInfos().forEach((name, info) -> exported.addAll(exports(info)));
    for (Source source : Source.main()) {
      if (source.module().equals("emulator-cli")) {
        for (String named : packagesNamedIn(source.tree())) {
          boolean foreign = !named.startsWith("dev.tapiemulator.") || named.startsWith("dev.tapiemulator.cli");
          assertTrue(foreign || exported.contains(named), () -> source + " names " + named);
        }
      }
    }
  }

  @Test
  void module_requiresOnlyWhatItMay() {
    assertEquals("""
        dev.tapiemulator.core: com.google.common, dev.tapiemulator.spi, org.slf4j
        dev.tapiemulator.devices: dev.tapiemulator.spi
        dev.tapiemulator.journal: com.fasterxml.jackson.core, dev.tapiemulator.core
        dev.tapiemulator.spi:\s
        dev.tapiemulator.testkit: com.fasterxml.jackson.core, dev.tapiemulator.core, dev.tapiemulator.journal, \
        org.junit.jupiter.api, org.junit.jupiter.params
        """, described(DirectionsTest::requires));
  }

  @Test
  void module_exportsOnlyWhatOthersNeed() {
    assertEquals("""
        dev.tapiemulator.core: dev.tapiemulator.emulator, dev.tapiemulator.emulator.choice, \
        dev.tapiemulator.emulator.journal, dev.tapiemulator.emulator.spec
        dev.tapiemulator.devices:\s
        dev.tapiemulator.journal: dev.tapiemulator.journal
        dev.tapiemulator.spi: dev.tapiemulator.spi, dev.tapiemulator.tapi, dev.tapiemulator.tapi.struct
        """, described(info -> info.getModule().getName().toString().equals(TESTKIT) ? Set.of() : exports(info))
        .replace(TESTKIT + ": \n", ""));
  }

  @Test
  void testkit_exportsNothingButItsListedPackages() {
    Set<String> strangers = new TreeSet<>(exports(moduleInfos().get(TESTKIT)));
    strangers.removeAll(MAY_SEE.keySet());
    assertEquals(Set.of(), strangers);
  }

  // ---- reading the sources

  private static String described(Function<CompilationUnitTree, Set<String>> directives) {
    StringBuilder text = new StringBuilder();
    moduleInfos().forEach((name, info) ->
        text.append(name).append(": ").append(String.join(", ", directives.apply(info))).append('\n'));
    return text.toString();
  }

  private static Map<String, CompilationUnitTree> moduleInfos() {
    Map<String, CompilationUnitTree> infos = new TreeMap<>();
    Source.main().stream().filter(Source::isModuleInfo)
        .forEach(source -> infos.put(source.tree().getModule().getName().toString(), source.tree()));
    return infos;
  }

  private static Set<String> requires(CompilationUnitTree info) {
    Set<String> names = new TreeSet<>();
    info.getModule().getDirectives().forEach(directive -> {
      if (directive instanceof RequiresTree requires) {
        names.add(requires.getModuleName().toString());
      }
    });
    return names;
  }

  static Set<String> exports(CompilationUnitTree info) {
    Set<String> names = new TreeSet<>();
    info.getModule().getDirectives().forEach(directive -> {
      if (directive instanceof ExportsTree exports) {
        names.add(exports.getPackageName().toString());
      }
    });
    return names;
  }

  /** The packages of everything a file imports or names in full. */
  static Set<String> packagesNamedIn(CompilationUnitTree tree) {
    Set<String> names = new TreeSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitPackage(PackageTree node, Void nothing) {
        return null;
      }

      @Override
      public Void visitImport(ImportTree node, Void nothing) {
        names.add(packageOf(node.getQualifiedIdentifier().toString()));
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void nothing) {
        String name = node.toString();
        if (name.matches("[a-z]+(\\.[a-z0-9]+)+\\.[A-Z]\\w*")) {
          names.add(packageOf(name));
        }
        return super.visitMemberSelect(node, nothing);
      }
    }.scan(tree, null);
    return names;
  }

  private static String packageOf(String name) {
    return name.replaceAll("\\.[A-Z*].*$", "");
  }
}
