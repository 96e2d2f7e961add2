package dev.tapiemulator.emulator.structure;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The public surface of a module as text: every exported type with its public and protected members, as they are
 * declared.
 */
final class PublicApi {

  private static final String CONSTRUCTOR = "<init>";

  private final List<String> lines = new ArrayList<>();

  private PublicApi() {}

  static List<String> of(String module) {
    PublicApi api = new PublicApi();
    Set<String> exported = Source.main().stream()
        .filter(source -> source.module().equals(module) && source.isModuleInfo())
        .flatMap(source -> DirectionsTest.exports(source.tree()).stream())
        .collect(Collectors.toSet());
    Source.main().stream()
        .filter(source -> source.module().equals(module) && exported.contains(source.packageName()))
        .sorted(Comparator.comparing(Source::packageName).thenComparing(Source::file))
        .forEach(source -> source.tree().getTypeDecls().forEach(type -> api.topLevel(source.packageName(), type)));
    return api.lines;
  }

  private void topLevel(String packageName, Tree declaration) {
    if (declaration instanceof ClassTree type && type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
      lines.add("");
      type(packageName + ".", type, "", false);
    }
  }

  private void type(String prefix, ClassTree type, String indent, boolean inInterface) {
    Set<Modifier> flags = type.getModifiers().getFlags();
    lines.add(indent + modifiers(flags, inInterface) + kind(type) + " " + prefix + type.getSimpleName()
        + list("<", type.getTypeParameters(), ">") + components(type) + superTypes(type));
    boolean isInterface = type.getKind() == Tree.Kind.INTERFACE;
    for (Tree member : type.getMembers()) {
      member(type, member, indent + "  ", isInterface);
    }
    boolean hasConstructor = type.getMembers().stream().anyMatch(PublicApi::isConstructor);
    if (type.getKind() == Tree.Kind.CLASS && !hasConstructor) {
      lines.add(indent + "  " + modifiers(flags, false).replaceAll("\\b(static|final|abstract|sealed|non-sealed) ", "")
          + type.getSimpleName() + "()");
    }
  }

  private void member(ClassTree owner, Tree member, String indent, boolean inInterface) {
    if (member instanceof ClassTree type && isSeen(type.getModifiers().getFlags(), inInterface)) {
      type("", type, indent, inInterface);
    } else if (member instanceof MethodTree method && isSeen(method.getModifiers().getFlags(), inInterface)) {
      lines.add(indent + modifiers(method.getModifiers().getFlags(), inInterface) + signature(owner, method));
    } else if (member instanceof VariableTree field && isEnumConstant(owner, field)) {
      lines.add(indent + field.getName());
    } else if (member instanceof VariableTree field && isSeen(field.getModifiers().getFlags(), inInterface)) {
      lines.add(
          indent + modifiers(field.getModifiers().getFlags(), inInterface) + field.getType() + " " + field.getName());
    }
  }

  private static boolean isSeen(Set<Modifier> flags, boolean inInterface) {
    return flags.contains(Modifier.PUBLIC)
        || flags.contains(Modifier.PROTECTED)
        || inInterface && !flags.contains(Modifier.PRIVATE);
  }

  /** The parser gives the constants of an enum as fields of its type, made by its constructor. */
  private static boolean isEnumConstant(ClassTree owner, VariableTree field) {
    return owner.getKind() == Tree.Kind.ENUM
        && owner.getSimpleName().contentEquals(String.valueOf(field.getType()))
        && field.getInitializer() != null
        && field.getInitializer().getKind() == Tree.Kind.NEW_CLASS;
  }

  private static boolean isConstructor(Tree member) {
    return member instanceof MethodTree method && method.getName().contentEquals(CONSTRUCTOR);
  }

  private static String signature(ClassTree owner, MethodTree method) {
    String name =
        isConstructor(method) ? owner.getSimpleName().toString() : method.getReturnType() + " " + method.getName();
    String parameters = method.getParameters().stream()
        .map(parameter -> parameter.getType() + " " + parameter.getName())
        .collect(Collectors.joining(", "));
    return list("<", method.getTypeParameters(), "> ") + name + "(" + parameters + ")"
        + list(" throws ", method.getThrows(), "");
  }

  private static String modifiers(Set<Modifier> flags, boolean inInterface) {
    String said = flags.stream().map(Modifier::toString).collect(Collectors.joining(" "));
    return (inInterface && !flags.contains(Modifier.PUBLIC) ? "public " : "") + said + (said.isEmpty() ? "" : " ");
  }

  private static String kind(ClassTree type) {
    return switch (type.getKind()) {
      case CLASS -> "class";
      case INTERFACE -> "interface";
      case ENUM -> "enum";
      case RECORD -> "record";
      case ANNOTATION_TYPE -> "@interface";
      default -> throw new AssertionError(type.getKind());
    };
  }

  /** A record's components are its fields that are not static. */
  private static String components(ClassTree type) {
    if (type.getKind() != Tree.Kind.RECORD) {
      return "";
    }
    return type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
        .map(field -> field.getType() + " " + field.getName())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String superTypes(ClassTree type) {
    String implemented = type.getKind() == Tree.Kind.INTERFACE ? " extends " : " implements ";
    return (type.getExtendsClause() == null ? "" : " extends " + type.getExtendsClause())
        + list(implemented, type.getImplementsClause(), "")
        + list(" permits ", type.getPermitsClause(), "");
  }

  private static String list(String before, List<? extends Tree> trees, String after) {
    return trees.isEmpty() ? "" : trees.stream().map(Tree::toString).collect(Collectors.joining(", ", before, after));
  }
}
