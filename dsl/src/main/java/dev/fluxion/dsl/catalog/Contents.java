package dev.fluxion.dsl.catalog;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import dev.fluxion.spi.Primitive;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What a catalog holds.
 *
 * @param contributions what each plugin registered, in the order in which they were found
 * @param findings what is wrong with plugins
 * @param loaders the class loaders that were opened for it
 * @param primitives all primitives by id
 * @param backends all backends by id
 */
public record Contents(
    ImmutableList<Contribution> contributions,
    ImmutableSet<Finding> findings,
    ImmutableSet<URLClassLoader> loaders,
    ImmutableSortedMap<String, Primitive> primitives,
    ImmutableSortedMap<String, OfferedBackend> backends) {

  /** Indexes contributions whose ids are unique. */
  static Contents of(
      Collection<Contribution> contributions,
      Collection<Finding> findings,
      Collection<? extends URLClassLoader> loaders) {
    ImmutableSortedMap.Builder<String, Primitive> primitives = ImmutableSortedMap.naturalOrder();
    ImmutableSortedMap.Builder<String, OfferedBackend> backends = ImmutableSortedMap.naturalOrder();
    for (Contribution contribution : contributions) {
      contribution.primitives().forEach(primitive -> primitives.put(primitive.id(), primitive));
      contribution.backends().forEach(backend -> backends.put(backend.id(), backend));
    }
    return new Contents(
        ImmutableList.copyOf(contributions),
        ImmutableSet.copyOf(findings),
        ImmutableSet.copyOf(loaders),
        primitives.buildOrThrow(),
        backends.buildOrThrow());
  }

  /**
   * Returns the contents of both; a plugin that both hold counts once.
   *
   * @param other what is added
   * @throws dev.fluxion.spi.FluxionException FLX-402 if two plugins claim one id
   */
  public Contents plus(Contents other) {
    Claims claims = new Claims();
    Set<Object> keys = new HashSet<>();
    ImmutableList.Builder<Contribution> sum = ImmutableList.builder();
    for (Contents part : ImmutableList.of(this, other)) {
      for (Contribution contribution : part.contributions) {
        if (keys.add(contribution.key())) {
          claim(contribution, claims);
          sum.add(contribution);
        }
      }
    }
    return of(sum.build(), union(findings, other.findings), union(loaders, other.loaders));
  }

  private static void claim(Contribution contribution, Claims claims) {
    Source source = contribution.source();
    for (Primitive primitive : contribution.primitives()) {
      String subject = Claims.primitive(primitive.id());
      claims.requireFree(subject, source);
      claims.put(subject, source);
    }
    for (OfferedBackend backend : contribution.backends()) {
      String subject = Claims.backend(backend.id());
      claims.requireFree(subject, source);
      claims.put(subject, source);
    }
  }

  private static <T> ImmutableSet<T> union(ImmutableSet<T> a, ImmutableSet<T> b) {
    return ImmutableSet.<T>builder().addAll(a).addAll(b).build();
  }
}
