// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/week_chronicle.h"
#include "domain/money.h"

#include <QAbstractListModel>

namespace betlog::models {

/// The changes of a week in words, newest first, each as a notice: who did what, and what it was
/// before. Row r stands for the state after `size() - r` changes.
class WeekChangesModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit WeekChangesModel(const domain::Currency& currency, QObject* parent = nullptr);

    /// All at once, when everything is here.
    void setChronicle(const WeekChronicle& chronicle);

    [[nodiscard]] const WeekChronicle& chronicle() const { return m_chronicle; }

    /// Who sits here, and is called "You".
    void setSelf(const QString& name) { m_self = name; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    domain::Currency m_currency;
    QString m_self;
    WeekChronicle m_chronicle;
};

} // namespace betlog::models
