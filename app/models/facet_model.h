// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QAbstractListModel>
#include <QSet>

namespace betlog::models {

/// The values that one section of the filter offers (people, leagues or statuses), each with how
/// many bets it would show and whether it is chosen. Choosing is by the check state.
class FacetModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole + 1, CountRole, OnlineRole };

    struct Facet
    {
        QString key;
        QString label;
        int count = 0;
        bool chosen = false;
        bool online = false; ///< of a person: connected now

        friend bool operator==(const Facet&, const Facet&) = default;
    };

    using QAbstractListModel::QAbstractListModel;

    /// In the order in which they are shown; rows come, go and change one by one.
    void setFacets(const QList<Facet>& facets);

    [[nodiscard]] const Facet& facetAt(int row) const { return m_facets[row]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// The person wants it so; the facets change when their owner agrees.
    void choiceWanted(const QString& key, bool chosen);

private:
    void dropMissing(const QList<Facet>& wanted);

    QList<Facet> m_facets;
};

} // namespace betlog::models
