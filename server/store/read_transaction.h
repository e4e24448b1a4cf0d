// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/store/sql_connection.h"

namespace betlog::store {

/// Calls `read`, which gives an Expected, while the connection sees one state of the log.
template <typename Read>
[[nodiscard]] auto inReadTransaction(SqlConnection& connection, const Read& read)
    -> decltype(read())
{
    if (const auto begun = connection.execute(connection.dialect().beginRead); !begun)
        return base::unexpected(begun.error());
    auto result = read();
    // Nothing was written; where even this fails the next beginning says so.
    (void)connection.execute(QStringLiteral("COMMIT"));
    return result;
}

} // namespace betlog::store
