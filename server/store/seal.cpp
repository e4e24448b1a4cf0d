// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/seal.h"

#include "server/store/log_file.h"
#include "server/store/rows.h"
#include "wire/weekly_seal.h"

namespace betlog::store {

base::Expected<QStringList> sealOfWeek(const QString& folder, domain::WeekKey week)
{
    const auto log = openLogForReading({logFile(folder)});
    if (!log)
        return base::unexpected(log.error());
    const auto rooms = (*log)->all(
        Statement::RoomRowsOfWeeks, {week.text(), week.text()}, [](const QSqlQuery& row) {
            const wire::RoomHead head = roomHeadOf(row);
            return wire::SealedRoom {head.room, head.n, head.hash};
        });
    if (!rooms)
        return base::unexpected(rooms.error());
    return wire::weeklySeal(*rooms);
}

} // namespace betlog::store
