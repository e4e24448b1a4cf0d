// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/all_time_standings.h"

#include "app/sync/log_client.h"

namespace betlog::models {

AllTimeStandings::AllTimeStandings(sync::LogClient& client, QObject* parent)
    : QObject(parent)
    , m_client(client)
{ }

void AllTimeStandings::refresh()
{
    m_askAgain = m_asking;
    if (!m_asking)
        ask();
}

void AllTimeStandings::ask()
{
    m_asking = true;
    emit stateChanged();
    m_client.statistics({}, this, [this](const base::Expected<wire::Statistics>& answer) {
        m_asking = false;
        m_error.reset();
        if (answer)
            m_model.setTallies(answer->people);
        else
            m_error = answer.error();
        emit stateChanged();
        if (std::exchange(m_askAgain, false))
            ask();
    });
}

} // namespace betlog::models
