// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/json_reader.h"
#include "wire/messages.h"

/// The two answers of a mutation, as messages and as stored.
namespace betlog::wire {

class JsonWriter;

// Each writes its members in their order, inside an object that is open.
void writeAckMembers(JsonWriter& writer, const Ack& ack);
void writeRefusalMembers(JsonWriter& writer, const Refusal& refusal);
[[nodiscard]] Ack readAck(base::JsonReader& reader);
[[nodiscard]] Refusal readRefusal(base::JsonReader& reader);

} // namespace betlog::wire
