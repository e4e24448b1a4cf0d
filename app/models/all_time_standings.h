// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/leaderboard_model.h"
#include "base/error.h"

#include <QObject>

#include <optional>

namespace betlog::sync {
class LogClient;
}

namespace betlog::models {

/// The leaderboard of all time, as the server works it out. Asked for when it is looked at; while
/// an answer is on its way the old one stays.
class AllTimeStandings final : public QObject
{
    Q_OBJECT

public:
    explicit AllTimeStandings(sync::LogClient& client, QObject* parent = nullptr);

    [[nodiscard]] LeaderboardModel& model() { return m_model; }

    /// Asks now, or once more after the answer that is on its way.
    void refresh();

    [[nodiscard]] bool isLoading() const { return m_asking; }

    /// Why the last answer failed; nullopt where it did not.
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }

signals:
    void stateChanged();

private:
    void ask();

    sync::LogClient& m_client;
    LeaderboardModel m_model;
    bool m_asking = false;
    bool m_askAgain = false;
    std::optional<base::Error> m_error;
};

} // namespace betlog::models
