// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/catalog.h"
#include "domain/week_key.h"
#include "wire/change.h"
#include "wire/change_page.h"
#include "wire/statistics_json.h"

#include <QObject>
#include <QUrl>

#include <functional>

class QNetworkAccessManager;

namespace betlog::sync {

/// A change with the JSON text that its hash is of.
struct ToldChange
{
    wire::Change change;
    QByteArray text;
};

struct ToldChanges
{
    QList<ToldChange> changes;
    base::Seq to; ///< where the next page begins
    bool more = false;
};

/// The questions that the live feed does not answer, over HTTP: statistics, catalogue, history.
/// Answers come on the caller's thread, once each; none come after `context` is gone.
class LogClient final : public QObject
{
    Q_OBJECT

public:
    explicit LogClient(QNetworkAccessManager& network, QObject* parent = nullptr);

    void setServer(const QUrl& httpAddress);
    void setUser(const QString& name);

    template <typename T>
    using Answer = std::function<void(const base::Expected<T>&)>;

    struct Period
    {
        std::optional<domain::WeekKey> from;
        std::optional<domain::WeekKey> to;
        QString league;
    };

    void statistics(const Period& period, QObject* context, Answer<wire::Statistics> answer);
    void catalog(QObject* context, Answer<domain::Catalog> answer);
    void replaceCatalog(const domain::Catalog& catalog, QObject* context, Answer<void> answer);
    void history(base::BetId bet, QObject* context, Answer<QList<wire::Change>> answer);
    /// Every bet of these rooms, also where nobody looks.
    void snapshot(
        const QList<domain::RoomPattern>& rooms,
        QObject* context,
        Answer<wire::SnapshotPage> answer);
    /// A page of what happened in these rooms after `since`, oldest first.
    void changes(
        const QList<domain::RoomPattern>& rooms,
        base::Seq since,
        QObject* context,
        Answer<ToldChanges> answer);
    void health(QObject* context, Answer<QString> answer); ///< the server's version

private:
    QNetworkAccessManager& m_network;
    QUrl m_server;
    QString m_user;
};

} // namespace betlog::sync
