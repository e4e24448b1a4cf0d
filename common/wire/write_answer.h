// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/messages.h"

#include <variant>

namespace betlog::wire {

/// The one answer of a mutation; it is stored with the mutation's id and given again to every
/// retry.
using WriteAnswer = std::variant<Ack, Refusal>;

[[nodiscard]] QByteArray encode(const WriteAnswer& answer);
[[nodiscard]] base::Expected<WriteAnswer> decodeWriteAnswer(QByteArrayView text);

} // namespace betlog::wire
