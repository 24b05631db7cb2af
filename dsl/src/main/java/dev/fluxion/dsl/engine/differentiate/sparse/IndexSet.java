package dev.fluxion.dsl.engine.differentiate.sparse;

import java.util.Arrays;

/** A set of variables as rising numbers, one object for each content. */
final class IndexSet {
  private final int id;
  private final int[] members;

  IndexSet(int id, int[] members) {
    this.id = id;
    this.members = members;
  }

  /** Returns a number that no other set of the same analysis has. */
  int id() {
    return id;
  }

  int size() {
    return members.length;
  }

  int member(int k) {
    return members[k];
  }

  /** Copies the members into an array and returns the place after the last one. */
  int copyTo(int[] target, int from) {
    System.arraycopy(members, 0, target, from, members.length);
    return from + members.length;
  }

  boolean contains(int variable) {
    return Arrays.binarySearch(members, variable) >= 0;
  }
}
