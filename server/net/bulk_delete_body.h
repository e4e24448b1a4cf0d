// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/core/command.h"

namespace betlog::net {

/// Reads the body of POST /api/bets/delete: `{"ids":[…]}` or `{"week":…,"user":…}`, `user`
/// optional. The command's id and actor are the caller's.
[[nodiscard]] base::Expected<core::BulkDelete> decodeBulkDelete(QByteArrayView body);

} // namespace betlog::net
