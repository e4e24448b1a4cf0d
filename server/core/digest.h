// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/outcome.h"

namespace betlog::core {

/// A fingerprint of what a command asks for, whoever asks: a retry has the same, another command
/// that was given the same id by mistake has not.
[[nodiscard]] QByteArray digestOf(const wire::Mutation& mutation);
[[nodiscard]] QByteArray digestOf(const BulkDelete& command);
[[nodiscard]] QByteArray digestOf(const ReplaceCatalog& command);

} // namespace betlog::core
