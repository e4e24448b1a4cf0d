// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/json_reader.h"
#include "wire/mutation.h"

/// A write as a `mutate` message carries it, for those who keep it.
namespace betlog::wire {

class JsonWriter;

/// Writes its members in their order, inside an object that is open.
void writeMutationMembers(JsonWriter& writer, const Mutation& mutation);
[[nodiscard]] Mutation readMutation(base::JsonReader& reader);

} // namespace betlog::wire
