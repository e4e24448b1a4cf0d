// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/json_reader.h"
#include "wire/messages.h"

/// The answer to hello: the longest message, so in a file of its own.
namespace betlog::wire {

class JsonWriter;

/// Writes the members in their order, inside an object that is open.
void writeWelcomeMembers(JsonWriter& writer, const Welcome& welcome);
[[nodiscard]] Welcome readWelcome(base::JsonReader& reader);

} // namespace betlog::wire
