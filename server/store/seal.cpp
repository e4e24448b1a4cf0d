// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/seal.h"

#include "server/store/log_file.h"
#include "wire/weekly_seal.h"

namespace betlog::store {

base::Expected<QStringList> sealOfWeek(const QString& folder, domain::WeekKey week)
{
    const auto log = openLogForReading({logFile(folder)});
    if (!log)
        return base::unexpected(log.error());
    const auto rooms = (*log)->all(Statement::RoomRows, {}, [](const QSqlQuery& row) {
        const auto key = domain::WeekKey::fromText(row.value(0).toString());
        return wire::SealedRoom {
            {row.value(1).toString(), key.value_or(domain::WeekKey())},
            row.value(2).toLongLong(),
            row.value(3).toString().toLatin1()};
    });
    if (!rooms)
        return base::unexpected(rooms.error());
    QList<wire::SealedRoom> ofWeek;
    for (const wire::SealedRoom& room : *rooms) {
        if (room.room.week == week)
            ofWeek.append(room);
    }
    return wire::weeklySeal(ofWeek);
}

} // namespace betlog::store
