// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/messages.h"

namespace betlog::wire {

/// Strict and bounded: unknown types, wrong types, floats for money, texts over their limit and
/// deep nesting are errors with JSON pointers; unknown members are left alone. Never throws, on any
/// bytes.
[[nodiscard]] base::Expected<ClientMessage> decodeClientMessage(QByteArrayView text);
[[nodiscard]] base::Expected<ServerMessage> decodeServerMessage(QByteArrayView text);

[[nodiscard]] QByteArray encode(const ClientMessage& message);
/// A Change is encoded with the hash that it carries.
[[nodiscard]] QByteArray encode(const ServerMessage& message);

/// The id of the mutation that a broken message was about, if it can be read: for its refusal.
[[nodiscard]] std::optional<base::MutationId> mutationIdOf(QByteArrayView text);

} // namespace betlog::wire
